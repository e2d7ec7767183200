package org.kith.models.propensity.margin;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.evaluate.BinaryQuality;

/**
 * Learns probabilities: a learner's margins, and a curve from margin to probability that is drawn
 * through margins of rows which the learner had not seen.
 *
 * @param learner of margins
 * @param folds parts of the rows, 2 or more; each is scored by what the others taught
 */
public record CalibratedLearner(MarginLearner learner, int folds) {

  /**
   * Learns.
   *
   * <p>In: {@code (features vector, label double, fold int)}, fold from 0 to {@link #folds} less 1,
   * by chance and both answers in each; the caller keeps the rows cached.
   */
  public Calibrated fit(Dataset<Row> rows) {
    List<Dataset<Row>> unseen =
        IntStream.range(0, folds).mapToObj(fold -> unseen(rows, fold)).toList();
    Dataset<Row> together = unseen.stream().reduce(Dataset::union).orElseThrow();
    Platt curve = Platt.through(BinaryQuality.table(together).points());
    return new Calibrated(learner.fit(rows.select("features", "label")), curve);
  }

  private Dataset<Row> unseen(Dataset<Row> rows, int fold) {
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
