package org.kith.features.item;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * What people did with items, event by event.
 *
 * <p>Out: {@code (person_id STRING, item_id STRING, kind STRING, amount DOUBLE, occurred_at
 * TIMESTAMP)}, one row an event, no order, none of them null but {@code occurred_at} where a source
 * has no dates.
 *
 * <ul>
 *   <li>{@code sale}: an order line; {@code amount} is the quantity.
 *   <li>{@code review}: {@code amount} is the share of stars above the lowest: five stars 1, two
 *       stars 1/4, one star 0; without stars 1.
 *   <li>Every other kind is a social event's: {@code like}, {@code post}, {@code view}, {@code
 *       cart}, {@code share} …, as its source names it, each of amount 1. An event that names no
 *       item has the item of the event that it answers.
 * </ul>
 */
public final class ItemEvents {

  /** The kind of an order line. */
  public static final String SALE = "sale";

  /** The kind of a review. */
  public static final String REVIEW = "review";

  private static final double STEPS_ABOVE_LOWEST = 4;

  private ItemEvents() {}

  /** The events of some kinds that the as-of sees. */
  public static Dataset<Row> of(PersonFacts facts, AsOf asOf, Collection<String> kinds) {
    Dataset<Row> events = null;
    if (kinds.contains(SALE)) {
      events = joined(events, sales(facts, asOf));
    }
    if (kinds.contains(REVIEW)) {
      events = joined(events, reviews(facts, asOf));
    }
    Object[] social = kinds.stream().filter(k -> !List.of(SALE, REVIEW).contains(k)).toArray();
    if (social.length > 0 || events == null) {
      events = joined(events, social(facts, asOf).where(col("kind").isin(social)));
    }
    return events.where(
        col("person_id").isNotNull().and(col("item_id").isNotNull()).and(col("amount").gt(0)));
  }

  private static Dataset<Row> joined(Dataset<Row> some, Dataset<Row> others) {
    return some == null ? others : some.unionByName(others);
  }

  private static Dataset<Row> sales(PersonFacts facts, AsOf asOf) {
    return facts
        .of(Table.ORDERS, asOf)
        .where(col("kind").equalTo(SALE))
        .select(
            col("person_id"),
            col("item_id"),
            col("kind"),
            col("quantity").cast("double").as("amount"),
            col("occurred_at"));
  }

  private static Dataset<Row> reviews(PersonFacts facts, AsOf asOf) {
    return facts
        .of(Table.REVIEWS, asOf)
        .select(
            col("person_id"),
            col("item_id"),
            lit(REVIEW).as("kind"),
            coalesce(col("stars").minus(1).divide(STEPS_ABOVE_LOWEST), lit(1.0)).as("amount"),
            col("occurred_at"));
  }

  private static Dataset<Row> social(PersonFacts facts, AsOf asOf) {
    Dataset<Row> events = facts.of(Table.SOCIAL_EVENTS, asOf);
    Dataset<Row> answered =
        events
            .where(col("item_id").isNotNull())
            .groupBy(
                coalesce(col("platform"), lit("")).as("answered_platform"),
                col("event_id").as("answered_event"))
            .agg(max("item_id").as("answered_item"));
    return events
        .join(
            answered,
            col("target_event_id")
                .equalTo(col("answered_event"))
                .and(coalesce(col("platform"), lit("")).equalTo(col("answered_platform"))),
            "left")
        .select(
            col("person_id"),
            coalesce(col("item_id"), col("answered_item")).as("item_id"),
            col("kind"),
            lit(1.0).as("amount"),
            col("occurred_at"));
  }
}
