package org.kith.models.lookalike;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.propensity.margin.LinearMargins;

/** What sets a seed audience apart, as {@link LookalikeTrainer} has learnt it. */
final class LookalikeModel {

  private final LinearMargins margins;
  private final double offset;
  private final double labelledShare;
  private final long seedPeople;

  private LookalikeModel(
      LinearMargins margins, double offset, double labelledShare, long seedPeople) {
    this.margins = margins;
    this.offset = offset;
    this.labelledShare = labelledShare;
    this.seedPeople = seedPeople;
  }

  static LookalikeModel of(
      LinearMargins margins, double offset, Dataset<Row> judges, long seedPeople) {
    Row mean = judges.agg(avg(probability(offset))).head();
    return new LookalikeModel(
        margins, offset, mean.isNullAt(0) ? 1 : mean.getDouble(0), seedPeople);
  }

  LinearMargins margins() {
    return margins;
  }

  double offset() {
    return offset;
  }

  /** How many people it was learnt from, those who judge it among them. */
  long seedPeople() {
    return seedPeople;
  }

  /**
   * The share of all who belong that the seed labels, as far as can be told: c of Elkan and Noto.
   */
  double labelledShare() {
    return labelledShare;
  }

  private static Column probability(double offset) {
    UDF1<Double, Double> probability = margin -> 1 / (1 + Math.exp(-(margin + offset)));
    return udf(probability, DataTypes.DoubleType).apply(col("margin"));
  }
}
