package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.BinaryQuality;
import org.kith.models.evaluate.ScoreTable;

/**
 * Learns probabilities: a learner's margins, and a curve from margin to probability that is drawn
 * through margins of rows which the learner had not seen.
 *
 * @param candidates learners of margins; of several the one is taken whose probabilities of unseen
 *     rows have the least log loss, the earlier of equals
 * @param folds parts of the rows, 2 or more; each is scored by what the others taught
 */
public record CalibratedLearner(List<MarginLearner> candidates, int folds) {

  public CalibratedLearner {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("nothing to learn by");
    }
  }

  /** With one learner. */
  public CalibratedLearner(MarginLearner learner, int folds) {
    this(List.of(learner), folds);
  }

  /** A learner on rows that it has not seen. */
  private record Tried(MarginLearner learner, Platt curve, double logLoss) {}

  /**
   * Learns.
   *
   * <p>In: {@code (features vector, label double, fold int)}, fold from 0 to {@link #folds} less 1,
   * by chance and both answers in each; the caller keeps the rows cached.
   */
  public Calibrated fit(Dataset<Row> rows) {
    Tried best =
        candidates.stream()
            .map(learner -> tried(learner, rows))
            .reduce((one, other) -> other.logLoss() < one.logLoss() ? other : one)
            .orElseThrow();
    return new Calibrated(best.learner().fit(rows.select("features", "label")), best.curve());
  }

  private Tried tried(MarginLearner learner, Dataset<Row> rows) {
    Dataset<Row> together =
        IntStream.range(0, folds)
            .mapToObj(fold -> unseen(learner, rows, fold))
            .reduce(Dataset::union)
            .orElseThrow();
    ScoreTable table = BinaryQuality.table(together);
    Platt curve = Platt.through(table.points());
    return new Tried(learner, curve, new BinaryMetrics(table.map(curve::probability)).logLoss());
  }

  private static Dataset<Row> unseen(MarginLearner learner, Dataset<Row> rows, int fold) {
    MarginLearner.Margins margins =
        learner.fit(rows.where(col("fold").notEqual(fold)).select("features", "label"));
    return margins
        .added(rows.where(col("fold").equalTo(fold)))
        .select(col("margin").as("score"), col("label"));
  }

  /** Margins, and the curve that makes them probabilities. */
  public static final class Calibrated {

    private final MarginLearner.Margins margins;
    private final Platt curve;

    Calibrated(MarginLearner.Margins margins, Platt curve) {
      this.margins = margins;
      this.curve = curve;
    }

    /**
     * In: {@code (features vector …)}. Out: the same rows with {@code score double}, the
     * probability of yes, in [0, 1].
     */
    public Dataset<Row> added(Dataset<Row> rows) {
      Platt drawn = curve;
      UDF1<Double, Double> probability = drawn::probability;
      return margins
          .added(rows)
          .withColumn("score", udf(probability, DataTypes.DoubleType).apply(col("margin")))
          .drop("margin");
    }
  }
}
