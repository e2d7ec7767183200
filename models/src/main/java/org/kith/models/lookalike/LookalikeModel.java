package org.kith.models.lookalike;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.propensity.margin.LinearMargins;

/** Says of everybody how much they resemble a seed audience. */
public final class LookalikeModel {

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
  public long seedPeople() {
    return seedPeople;
  }

  /**
   * The share of all who belong that the seed labels, as far as can be told: c of Elkan and Noto.
   */
  public double labelledShare() {
    return labelledShare;
  }

  /**
   * Scores people.
   *
   * <p>In: {@code (person_id, features vector)}, a row a person. Out: {@code (person_id,
   * similarity)}, a row a person, no order; {@code similarity} is the chance of being such as the
   * seed's people are, in [0, 1].
   */
  public Dataset<Row> score(Dataset<Row> people) {
    return margins
        .added(people.select("person_id", "features"))
        .select(
            col("person_id"),
            least(lit(1.0), probability(offset).divide(labelledShare)).as("similarity"),
            col("margin"));
  }

  private static Column probability(double offset) {
    UDF1<Double, Double> probability = margin -> 1 / (1 + Math.exp(-(margin + offset)));
    return udf(probability, DataTypes.DoubleType).apply(col("margin"));
  }
}
