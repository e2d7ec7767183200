package org.kith.jobs.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.time.Days;

/** Small wide frames from a seed, and segments over them. */
public final class People {

  /** The columns of the frames. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          "person_id STRING, recency_days INT, orders_total BIGINT, monetary_365d DECIMAL(18,2),"
              + " value_tier STRING, staff BOOLEAN, complaints_90d BIGINT,"
              + " category_affinity MAP<STRING,DOUBLE>, category_affinity_top STRING,"
              + " score_repurchase DOUBLE, percentile_repurchase DOUBLE");

  private static final List<String> TIERS = List.of("low", "mid", "high");
  private static final List<String> CATEGORIES = List.of("tea", "coffee", "cups");

  private People() {}

  /** One person, in plain Java. */
  public record Person(
      String personId,
      Integer recencyDays,
      long orders,
      String tier,
      Boolean staff,
      long complaints,
      String category,
      Double score) {

    /** As a row of {@link #SCHEMA}. */
    public Row row() {
      return RowFactory.create(
          personId,
          recencyDays,
          orders,
          java.math.BigDecimal.valueOf(orders * 1000, 2),
          tier,
          staff,
          complaints,
          scala.jdk.javaapi.CollectionConverters.asScala(
              category == null ? Map.<String, Double>of() : Map.of(category, 1.5)),
          category,
          score,
          score);
    }
  }

  /** So many people; some values are missing, many scores are equal. */
  public static List<Person> random(int count, long seed) {
    Random random = new Random(seed);
    List<Person> people = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      people.add(
          new Person(
              "p%04d".formatted(index),
              random.nextInt(10) == 0 ? null : random.nextInt(400),
              random.nextInt(12),
              TIERS.get(random.nextInt(3)),
              random.nextInt(5) == 0 ? null : random.nextInt(10) == 0,
              random.nextInt(4) == 0 ? 1 : 0,
              random.nextInt(6) == 0 ? null : CATEGORIES.get(random.nextInt(3)),
              random.nextInt(8) == 0 ? null : random.nextInt(5) / 4.0));
    }
    return people;
  }

  /** The frame of these people. */
  public static Dataset<Row> frame(SparkSession spark, List<Person> people) {
    return spark.createDataFrame(people.stream().map(Person::row).toList(), SCHEMA);
  }

  /** A frame of {@code person_id}. */
  public static Dataset<Row> ids(SparkSession spark, List<Person> people) {
    return spark.createDataFrame(
        people.stream().map(person -> RowFactory.create(person.personId())).toList(),
        StructType.fromDDL("person_id STRING"));
  }

  /** A segment for marketing with that rule, nobody held out or suppressed. */
  public static SegmentDefinition segment(String name, String where) {
    return segment(name, where, List.of(), List.of(), null, null, 0.0, Map.of());
  }

  /** A segment for marketing, exported to the destination {@code file}. */
  public static SegmentDefinition segment(
      String name,
      String where,
      List<String> include,
      List<String> exclude,
      String rankBy,
      Long limit,
      Double holdout,
      Map<String, String> suppress) {
    return new SegmentDefinition(
        name,
        new Words(name, name),
        null,
        "crm",
        "marketing",
        false,
        new Days(30),
        where,
        null,
        include,
        exclude,
        rankBy,
        null,
        limit,
        null,
        null,
        holdout,
        null,
        suppress,
        List.of("file"));
  }

  /** As {@link #segment(String, String)}, with contacts that bring content. */
  public static SegmentDefinition content(String name, String where) {
    SegmentDefinition all = segment(name, where);
    return new SegmentDefinition(
        name,
        all.title(),
        all.brand(),
        all.owner(),
        all.purpose(),
        true,
        all.retention(),
        where,
        all.wants(),
        all.include(),
        all.exclude(),
        all.rankBy(),
        all.draw(),
        all.limit(),
        all.quota(),
        all.worth(),
        all.holdout(),
        all.holdoutUnit(),
        all.suppress(),
        all.destinations());
  }

  /** As {@link #segment(String, String)}, of everybody who is worth it. */
  public static SegmentDefinition bidding(String name, Worth worth) {
    return chosen(name, null, null, null, worth, 0, null);
  }

  /** As {@link #segment(String, String)}, chosen in another way; each may be null but the share. */
  public static SegmentDefinition chosen(
      String name,
      Long draw,
      Long limit,
      Quota quota,
      Worth worth,
      double share,
      HoldoutUnit unit) {
    SegmentDefinition all = segment(name, "true");
    return new SegmentDefinition(
        name,
        all.title(),
        all.brand(),
        all.owner(),
        all.purpose(),
        all.content(),
        all.retention(),
        all.where(),
        all.wants(),
        all.include(),
        all.exclude(),
        null,
        draw,
        limit,
        quota,
        worth,
        share,
        unit,
        all.suppress(),
        all.destinations());
  }
}
