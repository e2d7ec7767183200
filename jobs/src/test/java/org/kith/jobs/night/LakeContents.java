package org.kith.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;

/** What readers of a release see, in a form that two lakes can be compared by. */
public final class LakeContents {

  private LakeContents() {}

  /** Every table's rows as text, sorted; doubles to six decimals. */
  public static Map<String, List<String>> of(Lake lake, Release release) {
    Map<String, List<String>> contents = new TreeMap<>();
    for (Table table : release.pins().versions().keySet()) {
      Dataset<Row> rows = lake.read(table, release.pins()).orElseThrow();
      contents.put(
          table.tableName(),
          rows.collectAsList().stream().map(LakeContents::text).sorted().toList());
    }
    return contents;
  }

  /** The bytes of every exported file, by its path under the lake. */
  public static Map<String, String> exports(Path lake) {
    try (Stream<Path> files = Files.walk(lake.resolve("exports"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith(".crc"))
          .sorted(Comparator.naturalOrder())
          .collect(
              Collectors.toMap(
                  file -> lake.relativize(file).toString(),
                  LakeContents::read,
                  (a, b) -> a,
                  TreeMap::new));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String text(Row row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      text.append('|')
          .append(
              value instanceof byte[] bytes
                  ? java.util.Arrays.toString(bytes)
                  : value instanceof Double number
                      ? String.format(java.util.Locale.ROOT, "%.6f", number)
                      : String.valueOf(value));
    }
    return text.toString();
  }
}
