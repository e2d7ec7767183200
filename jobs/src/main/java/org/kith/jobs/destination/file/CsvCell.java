package org.kith.jobs.destination.file;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How a value of a frame is written in a file: numbers as numbers, all else as guarded text, null
 * as an empty cell without quotes.
 *
 * <p>A map is its keys by value from the highest, then by name, joined by a bar.
 */
final class CsvCell {

  private static final String BETWEEN = "|";

  private CsvCell() {}

  /** A number, a text that no spreadsheet runs, or null. */
  static Object of(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number : null;
    }
    if (value instanceof Float number) {
      return Float.isFinite(number) ? number : null;
    }
    if (value instanceof BigDecimal || value instanceof Number) {
      return value;
    }
    return FormulaGuard.guard(text(value));
  }

  /** Anything but null as text. */
  static String text(Object value) {
    if (value instanceof scala.collection.Map<?, ?> map) {
      return keysByValue(CollectionConverters.asJava(map));
    }
    if (value instanceof scala.collection.Seq<?> list) {
      return CollectionConverters.asJava(list).stream()
          .map(Objects::toString)
          .collect(Collectors.joining(BETWEEN));
    }
    return value.toString();
  }

  private static String keysByValue(Map<?, ?> weights) {
    Comparator<Map.Entry<?, ?>> heaviest =
        Comparator.comparingDouble(
            entry -> entry.getValue() instanceof Number weight ? -weight.doubleValue() : 0);
    return weights.entrySet().stream()
        .sorted(heaviest.thenComparing(entry -> String.valueOf(entry.getKey())))
        .map(entry -> String.valueOf(entry.getKey()))
        .collect(Collectors.joining(BETWEEN));
  }
}
