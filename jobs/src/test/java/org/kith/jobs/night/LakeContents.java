package org.kith.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;

/** What readers of a release see, in a form that two lakes can be compared by. */
public final class LakeContents {

  private static final int ROWS_SHOWN = 3;
  private static final double ROUNDING = 1e-5;
  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d{6}(?!\\d)");
  private static final Pattern LONG_FRACTION = Pattern.compile("\\d\\.\\d{7,}(E-?\\d+)?");

  private LakeContents() {}

  /** Every table's rows as text, sorted; fractions to six decimals. */
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

  /**
   * The first few rows of each table that only one of the two lakes shows; fractions that differ by
   * the rounding of sums in single precision count as equal.
   */
  public static List<String> differences(
      Map<String, List<String>> one, Map<String, List<String>> other) {
    Set<String> tables = new TreeSet<>(one.keySet());
    tables.addAll(other.keySet());
    List<String> found = new ArrayList<>();
    for (String table : tables) {
      List<String> left = one.getOrDefault(table, List.of());
      List<String> right = other.getOrDefault(table, List.of());
      only(left, right).forEach(row -> found.add(table + " - " + row));
      only(right, left).forEach(row -> found.add(table + " + " + row));
    }
    return found;
  }

  private static List<String> only(List<String> these, List<String> those) {
    Map<String, List<String>> left = byWords(these);
    Map<String, List<String>> right = byWords(those);
    return left.entrySet().stream()
        .filter(rows -> !near(rows.getValue(), right.getOrDefault(rows.getKey(), List.of())))
        .flatMap(rows -> rows.getValue().stream())
        .limit(ROWS_SHOWN)
        .toList();
  }

  private static Map<String, List<String>> byWords(List<String> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> FRACTION.matcher(row).replaceAll("#"), TreeMap::new, Collectors.toList()));
  }

  private static boolean near(List<String> these, List<String> those) {
    double[] left = fractions(these);
    double[] right = fractions(those);
    return left.length == right.length
        && these.size() == those.size()
        && IntStream.range(0, left.length).allMatch(i -> Math.abs(left[i] - right[i]) < ROUNDING);
  }

  private static double[] fractions(List<String> rows) {
    return rows.stream()
        .flatMap(row -> FRACTION.matcher(row).results())
        .mapToDouble(found -> Double.parseDouble(found.group()))
        .toArray();
  }

  private static String text(Object value) {
    if (value instanceof Row row) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        text.append('|').append(text(row.get(i)));
      }
      return text.toString();
    }
    if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    }
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.6f", number);
    }
    return LONG_FRACTION
        .matcher(String.valueOf(value))
        .replaceAll(number -> String.format(Locale.ROOT, "%.6f", new BigDecimal(number.group())));
  }
}
