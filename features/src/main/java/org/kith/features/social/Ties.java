package org.kith.features.social;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * Who is tied to whom, and how strongly, as known at the end of a day.
 *
 * <p>Out: rows of {@link Table#TIES}, one for each pair of different persons who ever met, the
 * smaller id first, no order. Strength has no unit; it is the sum over both directions of
 *
 * <ul>
 *   <li>a social tie's own strength, {@value #TIE} where it says none,
 *   <li>{@value #REFERRAL} a referral,
 *   <li>{@value #TALK} a comment, reply or repost, {@value #LIKE} a like.
 * </ul>
 *
 * <p>Facts of which either party is nobody's, ties of a person to himself and strengths that are no
 * positive number leave no trace. Each share is rounded to six decimals, so that the sum does not
 * depend on the order of the rows.
 */
public final class Ties {

  static final double TIE = 1;
  static final double REFERRAL = 2;
  static final double TALK = .5;
  static final double LIKE = .2;

  private static final String EXACT = "decimal(28,6)";

  private Ties() {}

  /**
   * The ties as known at the end of the day; a frame without rows where there is nothing social.
   */
  public static Dataset<Row> of(PersonFacts facts, AsOf asOf) {
    List<Dataset<Row>> shares = new ArrayList<>();
    if (facts.has(Table.SOCIAL_TIES)) {
      shares.add(shares(facts.of(Table.SOCIAL_TIES, asOf), coalesce(col("strength"), lit(TIE))));
    }
    if (facts.has(Table.SOCIAL_EVENTS)) {
      Column talk = col("kind").isin("comment", "reply", "repost");
      shares.add(
          shares(
              facts.of(Table.SOCIAL_EVENTS, asOf),
              when(talk, lit(TALK)).when(col("kind").equalTo("like"), lit(LIKE))));
    }
    if (facts.has(Table.REFERRALS)) {
      shares.add(shares(facts.of(Table.REFERRALS, asOf), lit(REFERRAL)));
    }
    return shares.stream()
        .reduce(Dataset::union)
        .map(Ties::summed)
        .orElseGet(() -> facts.spark().createDataFrame(List.<Row>of(), Table.TIES.schema()));
  }

  private static Dataset<Row> shares(Dataset<Row> facts, Column strength) {
    return facts
        .where(col("person_id").notEqual(col("other_person_id")))
        .select(
            least(col("person_id"), col("other_person_id")).as("person_id"),
            greatest(col("person_id"), col("other_person_id")).as("other_person_id"),
            strength.try_cast(EXACT).as("share"))
        .where(col("share").gt(0));
  }

  private static Dataset<Row> summed(Dataset<Row> shares) {
    return shares
        .groupBy("person_id", "other_person_id")
        .agg(sum("share").cast("double").as("strength"));
  }
}
