package org.kith.models.recommend.popular;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.matrix.Interactions;

/**
 * Recommends to everybody what most people chose, those who chose it lately counting for more.
 *
 * <p>An item's score is the sum over its people of 2^(−age ÷ half-life), age being the time from
 * the person's latest choice of it to the latest of all interactions. A choice without a date
 * counts in full.
 */
public final class PopularityRecommender implements Recommender {

  private static final double MICROS_PER_DAY = 86_400e6;

  private final double halfLifeDays;

  /**
   * @param halfLifeDays days after which a choice counts half; 0 for no decay
   */
  PopularityRecommender(double halfLifeDays) {
    this.halfLifeDays = halfLifeDays;
  }

  @Override
  public String algorithm() {
    return Popularity.NAME;
  }

  @Override
  public RecommenderModel fit(Dataset<Row> interactions) {
    Dataset<Row> pairs = Interactions.pairs(interactions).cache();
    try {
      return new PopularityModel(pairs.sparkSession(), items(pairs));
    } finally {
      pairs.unpersist();
    }
  }

  /** The items of the pairs, in order of their id, with score and number of people. */
  public KnownItems items(Dataset<Row> pairs) {
    Timestamp latest = Interactions.summary(pairs).getTimestamp(1);
    List<Row> rows =
        pairs
            .groupBy("item_id")
            .agg(
                sum(decay(latest).cast("decimal(20,9)")).cast("double").as("popularity"),
                count(lit(1)).as("people"))
            .orderBy("item_id")
            .collectAsList();
    return KnownItems.of(rows);
  }

  /** Whether older choices count for less; if not, an item's score is the number of its people. */
  public boolean decays(Dataset<Row> interactions) {
    return halfLifeDays > 0 && Arrays.asList(interactions.columns()).contains("occurred_at");
  }

  private Column decay(Timestamp latest) {
    if (halfLifeDays == 0 || latest == null) {
      return lit(1.0);
    }
    Column age =
        unix_micros(lit(latest)).minus(unix_micros(col("occurred_at"))).divide(MICROS_PER_DAY);
    return coalesce(pow(lit(2.0), age.divide(-halfLifeDays)), lit(1.0));
  }
}
