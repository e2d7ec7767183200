package org.kith.jobs.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tables of a Markdown page, as the rows below their headers. */
public final class PageTables {

  private PageTables() {}

  /** The cells of every row under a header whose first cell is so; empty where there is none. */
  public static List<List<String>> under(Path page, String firstCell) {
    List<List<String>> rows = new ArrayList<>();
    boolean within = false;
    for (String line : lines(page)) {
      if (!line.startsWith("|")) {
        within = false;
      } else if (cells(line).get(0).equals(firstCell)) {
        within = true;
      } else if (within && !line.startsWith("|---")) {
        rows.add(cells(line));
      }
    }
    return rows;
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
