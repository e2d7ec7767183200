package org.kith.features.social;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * How many people know, follow and are followed by a person, as known at the end of a day.
 *
 * <p>Out: {@code (person_id STRING, ties BIGINT, followers BIGINT, following BIGINT)}, one row for
 * each person with any of the three, no order, never null. A person who follows another on two
 * platforms is one follower; nobody follows himself.
 */
public final class Engagement {

  private static final List<Table> FOLLOWS = List.of(Table.SOCIAL_TIES, Table.SOCIAL_EVENTS);

  private Engagement() {}

  /**
   * The counts of everybody.
   *
   * @param ties rows of {@link Table#TIES}
   */
  public static Dataset<Row> of(PersonFacts facts, Dataset<Row> ties, AsOf asOf) {
    Dataset<Row> both =
        ties.select("person_id").union(ties.select(col("other_person_id").as("person_id")));
    Dataset<Row> degrees = counted(both, "person_id", "ties");
    Column none = lit(0L);
    Optional<Dataset<Row>> follows = follows(facts, asOf);
    if (follows.isEmpty()) {
      return degrees.withColumn("followers", none).withColumn("following", none);
    }
    return degrees
        .join(counted(follows.get(), "followed", "followers"), "person_id", "full")
        .join(counted(follows.get(), "follower", "following"), "person_id", "full")
        .select(
            col("person_id"),
            coalesce(col("ties"), none).as("ties"),
            coalesce(col("followers"), none).as("followers"),
            coalesce(col("following"), none).as("following"));
  }

  private static Dataset<Row> counted(Dataset<Row> rows, String person, String count) {
    return rows.groupBy(col(person).as("person_id")).agg(count(lit(1)).as(count));
  }

  private static Optional<Dataset<Row>> follows(PersonFacts facts, AsOf asOf) {
    Stream<Dataset<Row>> follows =
        FOLLOWS.stream()
            .filter(facts::has)
            .map(
                table ->
                    facts
                        .of(table, asOf)
                        .where(col("kind").equalTo("follow"))
                        .where(col("person_id").notEqual(col("other_person_id")))
                        .select(
                            col("person_id").as("follower"),
                            col("other_person_id").as("followed")));
    return follows.reduce(Dataset::union).map(Dataset::distinct);
  }
}
