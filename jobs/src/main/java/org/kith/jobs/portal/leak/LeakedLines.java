package org.kith.jobs.portal.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The lines of a leaked file, looked for in others; a zip counts as the lines of what it holds. */
final class LeakedLines {

  private static final int MOST = 100_000;

  private final Set<String> lines;

  private LeakedLines(Set<String> lines) {
    this.lines = lines;
  }

  /** At most the first hundred thousand different lines that are not blank. */
  static LeakedLines of(Path file) throws IOException {
    Set<String> lines = new HashSet<>();
    each(
        file,
        line -> {
          if (lines.size() < MOST) {
            lines.add(line);
          }
        });
    return new LeakedLines(lines);
  }

  int count() {
    return lines.size();
  }

  /** How many of them a file holds. */
  long in(Path file) throws IOException {
    Set<String> found = new HashSet<>();
    each(
        file,
        line -> {
          if (lines.contains(line)) {
            found.add(line);
          }
        });
    return found.size();
  }

  private interface Taker {
    void take(String line);
  }

  private static void each(Path file, Taker taker) throws IOException {
    if (file.getFileName().toString().endsWith(".zip")) {
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          each(zip, taker);
        }
      }
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        each(in, taker);
      }
    }
  }

  private static void each(InputStream in, Taker taker) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isBlank()) {
        taker.take(line.strip());
      }
    }
  }
}
