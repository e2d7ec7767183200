package org.kith.features.social;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.social.graph.ReferralForest;
import org.kith.features.time.AsOf;

/**
 * What each person's referrals are worth, as known at the end of a day.
 *
 * <p>Out: rows of {@link Table#REFERRAL_CREDIT}, one a person who brought or was brought, no order.
 * A friend counts for the first who brought them (by {@code occurred_at}, {@code code} and the
 * referrer's id, undated referrals last) and for nobody else; nobody is brought by himself; {@code
 * ring} says that somebody is one of a ring of people who brought each other, whose referrals
 * within it do not count. {@code friends}, {@code below}, {@code depth} and {@code credit} are
 * those of {@link ReferralForest}.
 */
public final class ReferralCredit {

  private static final double DIGITS = 1e9;

  private ReferralCredit() {}

  /** The credit of everybody; a frame without rows where nobody was referred. */
  public static Dataset<Row> of(PersonFacts facts, AsOf asOf) {
    if (!facts.has(Table.REFERRALS)) {
      return facts.spark().createDataFrame(List.<Row>of(), Table.REFERRAL_CREDIT.schema());
    }
    Dataset<Row> first = first(facts.of(Table.REFERRALS, asOf));
    NumberedPeople people = NumberedPeople.of(first);
    ReferralForest forest = new ReferralForest(referrers(people, first));
    int[] friends = new int[people.size()];
    double[] below = new double[people.size()];
    int[] depth = new int[people.size()];
    double[] credit = new double[people.size()];
    int[] ring = new int[people.size()];
    for (int i = 0; i < people.size(); i++) {
      friends[i] = forest.friends(i);
      below[i] = forest.below(i);
      depth[i] = forest.depth(i);
      credit[i] = Math.rint(forest.credit(i) * DIGITS) / DIGITS;
      ring[i] = forest.isInRing(i) ? 1 : 0;
    }
    return people
        .rows()
        .select(
            col("person_id"),
            people.element(friends).as("friends"),
            people.element(below).cast("bigint").as("below"),
            people.element(depth).as("depth"),
            people.element(credit).as("credit"),
            people.element(ring).cast("boolean").as("ring"));
  }

  private static Dataset<Row> first(Dataset<Row> referrals) {
    return referrals
        .where("person_id IS NOT NULL AND other_person_id IS NOT NULL")
        .where(col("person_id").notEqual(col("other_person_id")))
        .withColumn(
            "place",
            row_number()
                .over(
                    Window.partitionBy("other_person_id")
                        .orderBy(
                            col("occurred_at").asc_nulls_last(),
                            col("code").asc_nulls_last(),
                            col("person_id"))))
        .where("place = 1")
        .select("person_id", "other_person_id");
  }

  private static int[] referrers(NumberedPeople people, Dataset<Row> first) {
    int[] referrerOf = new int[people.size()];
    Arrays.fill(referrerOf, ReferralForest.NOBODY);
    Iterator<Row> rows = people.ends(first).toLocalIterator();
    while (rows.hasNext()) {
      Row pair = rows.next();
      referrerOf[pair.getInt(1)] = pair.getInt(0);
    }
    return referrerOf;
  }
}
