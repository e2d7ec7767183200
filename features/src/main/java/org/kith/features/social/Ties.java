package org.kith.features.social;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * Who is tied to whom, and how strongly, as known at the end of a day.
 *
 * <p>Out: rows of {@link Table#TIES}, one a pair of different persons, the smaller id first, no
 * order. Strength has no unit; it is the attention that either {@code given} to the other and
 * {@code received} from the other, which is the sum of
 *
 * <ul>
 *   <li>a social tie's own strength, {@value #TIE} where it says none, given by who has it,
 *   <li>{@value #REFERRAL} a referral, given by who was brought in,
 *   <li>{@value #TALK} a comment, reply or repost, {@value #FOLLOW} a follow, {@value #LIKE} a
 *       like, given by who acts; each halves after every {@value #HALF_LIFE_DAYS} days.
 * </ul>
 *
 * <p>Only the {@value #MOST} strongest ties of a person are kept, after Dunbar ("Neocortex size as
 * a constraint on group size in primates", 1992): a pair counts when it is among these for both.
 * {@code rank} is the other's place among the person's ties, 1 the strongest, of equally strong
 * ones the smaller id first; {@code other_rank} the person's among the other's.
 *
 * <p>Facts of which either party is nobody's, ties of a person to himself and strengths that are no
 * positive number leave no trace. Each share is rounded to six decimals, so that the sum does not
 * depend on the order of the rows.
 */
public final class Ties {

  static final double TIE = 1;
  static final double REFERRAL = 2;
  static final double TALK = .5;
  static final double FOLLOW = .5;
  static final double LIKE = .2;
  static final int HALF_LIFE_DAYS = 180;
  static final int MOST = 150;

  private static final String EXACT = "decimal(28,6)";
  private static final double SECONDS_A_DAY = 86_400;

  private Ties() {}

  /**
   * The ties as known at the end of the day; a frame without rows where there is nothing social.
   */
  public static Dataset<Row> of(PersonFacts facts, AsOf asOf) {
    return of(facts, asOf, MOST);
  }

  static Dataset<Row> of(PersonFacts facts, AsOf asOf, int most) {
    List<Dataset<Row>> shares = new ArrayList<>();
    Column giver = col("person_id");
    Column taker = col("other_person_id");
    if (facts.has(Table.SOCIAL_TIES)) {
      Column strength = coalesce(col("strength"), lit(TIE));
      shares.add(shares(facts.of(Table.SOCIAL_TIES, asOf), giver, taker, strength));
    }
    if (facts.has(Table.SOCIAL_EVENTS)) {
      Column kind = col("kind");
      Column act =
          when(kind.isin("comment", "reply", "repost"), lit(TALK))
              .when(kind.equalTo("follow"), lit(FOLLOW))
              .when(kind.equalTo("like"), lit(LIKE));
      shares.add(
          shares(facts.of(Table.SOCIAL_EVENTS, asOf), giver, taker, act.multiply(freshness(asOf))));
    }
    if (facts.has(Table.REFERRALS)) {
      shares.add(shares(facts.of(Table.REFERRALS, asOf), taker, giver, lit(REFERRAL)));
    }
    return shares.stream()
        .reduce(Dataset::union)
        .map(all -> strongest(summed(all), most))
        .orElseGet(() -> facts.spark().createDataFrame(List.<Row>of(), Table.TIES.schema()));
  }

  /** 1 for what has just happened, or bears no date; half of it after each half-life. */
  private static Column freshness(AsOf asOf) {
    Column ageDays =
        lit(asOf.cutoff().getEpochSecond())
            .minus(unix_seconds(col("occurred_at")))
            .divide(SECONDS_A_DAY);
    return coalesce(pow(lit(2.0), ageDays.divide(-HALF_LIFE_DAYS)), lit(1.0));
  }

  private static Dataset<Row> shares(
      Dataset<Row> facts, Column giver, Column taker, Column strength) {
    Column share = strength.try_cast(EXACT);
    Column none = lit(0).cast(EXACT);
    return facts
        .where(giver.notEqual(taker))
        .select(
            least(giver, taker).as("person_id"),
            greatest(giver, taker).as("other_person_id"),
            when(giver.lt(taker), share).otherwise(none).as("given"),
            when(giver.lt(taker), none).otherwise(share).as("received"))
        .where("given > 0 OR received > 0");
  }

  private static Dataset<Row> summed(Dataset<Row> shares) {
    return shares
        .groupBy("person_id", "other_person_id")
        .agg(sum("given").cast("double").as("given"), sum("received").cast("double").as("received"))
        .withColumn("strength", col("given").plus(col("received")));
  }

  private static Dataset<Row> strongest(Dataset<Row> pairs, int most) {
    Column first = struct(end("person_id", "other_person_id"));
    Column second = struct(end("other_person_id", "person_id"));
    Dataset<Row> ranked =
        pairs
            .select(
                col("person_id"),
                col("other_person_id"),
                col("strength"),
                col("given"),
                col("received"),
                inline(array(first, second)))
            .withColumn(
                "place",
                row_number()
                    .over(Window.partitionBy("own").orderBy(col("strength").desc(), col("their"))))
            .where(col("place").leq(most));
    Column[] kept =
        Arrays.stream(Table.TIES.schema().fieldNames())
            .map(name -> col(name))
            .toArray(Column[]::new);
    return ranked
        .groupBy("person_id", "other_person_id", "strength", "given", "received")
        .agg(
            count(lit(1)).as("ends"),
            max(when(col("own").equalTo(col("person_id")), col("place"))).as("rank"),
            max(when(col("own").equalTo(col("other_person_id")), col("place"))).as("other_rank"))
        .where("ends = 2")
        .select(kept);
  }

  private static Column[] end(String own, String their) {
    return new Column[] {col(own).as("own"), col(their).as("their")};
  }
}
