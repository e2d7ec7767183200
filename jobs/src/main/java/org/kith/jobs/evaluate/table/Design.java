package org.kith.jobs.evaluate.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.error.Problem;

/**
 * Rows of a table as features, learnt from some of its rows alone.
 *
 * <p>A numeric column is one feature. A column of words is a feature a word, 1 or 0, of those that
 * stand in {@value #FEWEST} rows or more (or half of all, if that is fewer), the {@value #MOST}
 * commonest at most (of equals the first in the alphabet); blank is a word. A column of one value
 * alone, without blanks, or of none, has no feature.
 */
public final class Design {

  static final int FEWEST = 10;
  static final int MOST = 50;

  private static final double HEAVY = 10;

  private final List<Feature> features;

  private Design(List<Feature> features) {
    this.features = List.copyOf(features);
  }

  /** One number of a row. */
  private record Feature(String name, RowValue value) {}

  @FunctionalInterface
  private interface RowValue {
    double of(int row);
  }

  /** For trees: numbers as they are, blank not a number. */
  public static Design plain(List<Cells> columns, int... rows) {
    List<Feature> features = new ArrayList<>();
    for (Cells column : columns) {
      if (column.isNumeric()) {
        double[] numbers = column.numbers();
        Moments moments = Moments.of(numbers, rows);
        if (moments.varies() || moments.hasBlanks(rows)) {
          features.add(new Feature(column.name(), row -> numbers[row]));
        }
      } else {
        addWords(column, rows, features);
      }
    }
    return new Design(features);
  }

  /**
   * For sums of features: numbers less their mean ÷ their deviation, a heavy tail as log1p, blank
   * as the mean with a feature of its own.
   */
  public static Design standard(List<Cells> columns, int... rows) {
    List<Feature> features = new ArrayList<>();
    for (Cells column : columns) {
      if (column.isNumeric()) {
        addStandard(column, rows, features);
      } else {
        addWords(column, rows, features);
      }
    }
    return new Design(features);
  }

  private static void addStandard(Cells column, int[] rows, List<Feature> features) {
    double[] numbers = column.numbers();
    Moments plain = Moments.of(numbers, rows);
    boolean heavy = plain.lowest >= 0 && plain.highest > HEAVY * Math.max(1, plain.mean);
    double[] seen =
        heavy ? Arrays.stream(numbers).map(x -> Math.log1p(Math.max(0, x))).toArray() : numbers;
    Moments moments = Moments.of(seen, rows);
    if (moments.varies()) {
      features.add(
          new Feature(
              column.name(),
              row -> Double.isNaN(seen[row]) ? 0 : (seen[row] - moments.mean) / moments.deviation));
    }
    if (moments.hasBlanks(rows)) {
      features.add(
          new Feature(column.name() + " is blank", row -> Double.isNaN(numbers[row]) ? 1 : 0));
    }
  }

  private static void addWords(Cells column, int[] rows, List<Feature> features) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int row : rows) {
      counts.merge(text(column, row), 1, Integer::sum);
    }
    if (counts.size() < 2) {
      return;
    }
    counts.entrySet().stream()
        .filter(word -> word.getValue() >= Math.min(FEWEST, rows.length / 2))
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Integer> word) -> -word.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .forEach(
            word ->
                features.add(
                    new Feature(
                        column.name() + " = " + (word.isEmpty() ? "blank" : word),
                        row -> text(column, row).equals(word) ? 1 : 0)));
  }

  private static String text(Cells column, int row) {
    String word = column.word(row);
    return word == null ? "" : word;
  }

  /**
   * The same.
   *
   * @param data the table as messages name it
   * @throws Problem {@code INPUT_REFUSED} where it has no feature
   */
  public Design required(String data) {
    if (features.isEmpty()) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          data,
          "every column is empty, has one value alone, or words that stand in fewer than %d rows"
              .formatted(FEWEST),
          "Give columns that differ from row to row, and whose words are shared by more of them.");
    }
    return this;
  }

  /** How many features there are. */
  public int width() {
    return features.size();
  }

  /** Their names: a column, {@code column = word} or {@code column is blank}. */
  public List<String> names() {
    return features.stream().map(Feature::name).toList();
  }

  /** A row's features. */
  public double[] row(int row) {
    return features.stream().mapToDouble(feature -> feature.value().of(row)).toArray();
  }

  private static final class Moments {

    private double count;
    private double mean;
    private double deviation;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    static Moments of(double[] numbers, int... rows) {
      Moments moments = new Moments();
      double sum = 0;
      for (int row : rows) {
        if (!Double.isNaN(numbers[row])) {
          moments.count++;
          sum += numbers[row];
          moments.lowest = Math.min(moments.lowest, numbers[row]);
          moments.highest = Math.max(moments.highest, numbers[row]);
        }
      }
      moments.mean = moments.count == 0 ? 0 : sum / moments.count;
      double squares = 0;
      for (int row : rows) {
        double distance = Double.isNaN(numbers[row]) ? 0 : numbers[row] - moments.mean;
        squares += distance * distance;
      }
      moments.deviation = moments.count == 0 ? 0 : Math.sqrt(squares / moments.count);
      return moments;
    }

    /** Whether some are blank and some are not. */
    boolean hasBlanks(int... rows) {
      return count > 0 && count < rows.length;
    }

    boolean varies() {
      return lowest < highest && deviation > 1e-12 * Math.abs(mean);
    }
  }
}
