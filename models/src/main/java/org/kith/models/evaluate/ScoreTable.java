package org.kith.models.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * How often the answer was yes at each score; all that a binary measure needs to know of the rows.
 *
 * <p>Scores stand in descending order, each once. Rows with the same score are not told apart, so
 * that no measure depends on the order in which they came.
 */
public final class ScoreTable {

  private final double[] scores;
  private final double[] rows;
  private final double[] positives;
  private final double allRows;
  private final double allPositives;

  /**
   * @param scores distinct, finite, in any order
   * @param rows how many rows have each score, above 0
   * @param positives how many of them are yes
   */
  public ScoreTable(double[] scores, double[] rows, double[] positives) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    this.scores = Arrays.stream(order).mapToDouble(i -> scores[i]).toArray();
    this.rows = Arrays.stream(order).mapToDouble(i -> rows[i]).toArray();
    this.positives = Arrays.stream(order).mapToDouble(i -> positives[i]).toArray();
    this.allRows = Arrays.stream(rows).sum();
    this.allPositives = Arrays.stream(positives).sum();
  }

  /** The table of single rows. */
  public static ScoreTable of(double[] scores, boolean[] labels) {
    double[] distinct = Arrays.stream(scores).distinct().sorted().toArray();
    double[] rows = new double[distinct.length];
    double[] positives = new double[distinct.length];
    for (int i = 0; i < scores.length; i++) {
      int at = Arrays.binarySearch(distinct, scores[i]);
      rows[at]++;
      positives[at] += labels[i] ? 1 : 0;
    }
    return new ScoreTable(distinct, rows, positives);
  }

  /** The same rows with their scores changed; scores that become equal are put together. */
  public ScoreTable map(DoubleUnaryOperator change) {
    double[] changed = Arrays.stream(scores).map(change).toArray();
    double[] distinct = Arrays.stream(changed).distinct().sorted().toArray();
    double[] newRows = new double[distinct.length];
    double[] newPositives = new double[distinct.length];
    for (int i = 0; i < changed.length; i++) {
      int at = Arrays.binarySearch(distinct, changed[i]);
      newRows[at] += rows[i];
      newPositives[at] += positives[i];
    }
    return new ScoreTable(distinct, newRows, newPositives);
  }

  /** A point for each score, from the highest down. */
  public List<CalibrationPoint> points() {
    return IntStream.range(0, scores.length)
        .mapToObj(i -> new CalibrationPoint(scores[i], positives[i] / rows[i], rows[i]))
        .toList();
  }

  /** Highest score; NaN without rows. */
  public double highest() {
    return scores.length == 0 ? Double.NaN : scores[0];
  }

  /** Lowest score; NaN without rows. */
  public double lowest() {
    return scores.length == 0 ? Double.NaN : scores[scores.length - 1];
  }

  /** Share of rows in each of so many equal parts of the scores from 0 to 1, the lowest first. */
  public List<Double> spread(int parts) {
    double[] shares = new double[parts];
    for (int i = 0; i < scores.length; i++) {
      int part = (int) Math.floor(scores[i] * parts);
      shares[Math.max(0, Math.min(parts - 1, part))] += rows[i] / allRows;
    }
    return Arrays.stream(shares).boxed().toList();
  }

  /** How many rows there are. */
  public double allRows() {
    return allRows;
  }

  /** How many of them are yes. */
  public double allPositives() {
    return allPositives;
  }

  int size() {
    return scores.length;
  }

  double score(int i) {
    return scores[i];
  }

  double rows(int i) {
    return rows[i];
  }

  double positives(int i) {
    return positives[i];
  }
}
