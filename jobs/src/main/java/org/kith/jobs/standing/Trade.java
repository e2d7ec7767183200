package org.kith.jobs.standing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.jobs.standing.StandingFigures.Channel;
import org.kith.jobs.standing.StandingFigures.Cohort;
import org.kith.jobs.standing.StandingFigures.Interactions;
import org.kith.jobs.standing.StandingFigures.Referral;
import org.kith.jobs.standing.StandingFigures.Sales;

/** What people did and bought in a period. */
final class Trade {

  private static final int COHORTS = 12;
  private static final int SHORT_WINDOW = 30;
  private static final int LONG_WINDOW = 90;

  private final PersonFacts facts;
  private final Period period;

  Trade(PersonFacts facts, Period period) {
    this.facts = facts;
    this.period = period;
  }

  /** Everything that people did, by kind. */
  List<Interactions> interactions() {
    Dataset<Row> all =
        of(Table.ORDERS, col("kind"))
            .unionByName(of(Table.SOCIAL_EVENTS, col("kind")))
            .unionByName(of(Table.REVIEWS, lit("review")))
            .unionByName(of(Table.REFERRALS, lit("referral")))
            .unionByName(of(Table.OFFERS, col("event")))
            .unionByName(of(Table.SERVICE_MESSAGES, lit("service")))
            .unionByName(of(Table.EXPOSURES, lit("exposure")));
    Column within = within();
    List<Interactions> kinds = new ArrayList<>();
    for (Row row :
        all.groupBy("kind")
            .agg(
                count_if(within).as("events"),
                count_distinct(when(within, col("person_id"))),
                count_if(before()))
            .orderBy(col("events").desc(), col("kind"))
            .collectAsList()) {
      if (row.getLong(1) + row.getLong(3) > 0) {
        kinds.add(
            new Interactions(row.getString(0), row.getLong(1), row.getLong(2), row.getLong(3)));
      }
    }
    return kinds;
  }

  private Dataset<Row> of(Table table, Column kind) {
    return facts
        .of(table, period.asOf())
        .select(
            coalesce(kind, lit(table.tableName())).as("kind"),
            col("person_id"),
            col("occurred_at"));
  }

  /** Sales of the period, and of as many days before. */
  List<Sales> sales() {
    return List.of(sales(within()), sales(before()));
  }

  private Sales sales(Column when) {
    Column sale = col("kind").equalTo("sale");
    Row row =
        orders()
            .where(when)
            .agg(
                count_distinct(when(sale, col("order_id"))),
                count_distinct(when(sale, col("person_id"))),
                coalesce(sum("spend"), lit(0)).cast("double"))
            .first();
    return new Sales(row.getLong(0), row.getLong(1), row.getDouble(2));
  }

  /** Sales of the period by channel. */
  List<Channel> channels() {
    Column sale = col("kind").equalTo("sale");
    return orders()
        .where(within())
        .groupBy(coalesce(col("channel"), lit("not told")).as("channel"))
        .agg(
            count_distinct(when(sale, col("order_id"))).as("orders"),
            coalesce(sum("spend"), lit(0)).cast("double").as("spend"))
        .orderBy(col("spend").desc(), col("channel"))
        .collectAsList()
        .stream()
        .map(row -> new Channel(row.getString(0), row.getLong(1), row.getDouble(2)))
        .toList();
  }

  /** Who came back, by the month of the first order. */
  List<Cohort> cohorts() {
    Dataset<Row> days =
        orders()
            .where(col("kind").equalTo("sale").and(col("person_id").isNotNull()))
            .select(col("person_id"), day().as("day"))
            .distinct();
    Dataset<Row> firsts = days.groupBy("person_id").agg(min("day").as("first"));
    Column gap = datediff(col("day"), col("first"));
    Dataset<Row> people =
        days.join(firsts, "person_id")
            .groupBy("person_id", "first")
            .agg(min(when(gap.gt(0), gap)).as("gap"));
    Column shut30 = closed(SHORT_WINDOW);
    Column shut90 = closed(LONG_WINDOW);
    List<Cohort> cohorts = new ArrayList<>();
    for (Row row :
        people
            .groupBy(date_format(col("first"), "yyyy-MM").as("month"))
            .agg(
                count(lit(1)),
                count_if(shut30.and(col("gap").leq(SHORT_WINDOW))),
                count_if(shut30),
                count_if(shut90.and(col("gap").leq(LONG_WINDOW))),
                count_if(shut90))
            .orderBy(col("month").desc())
            .limit(COHORTS)
            .collectAsList()) {
      if (row.getLong(3) > 0) {
        cohorts.add(
            new Cohort(
                row.getString(0),
                row.getLong(1),
                Estimate.share(row.getLong(2), row.getLong(3)),
                row.getLong(5) == 0 ? null : Estimate.share(row.getLong(4), row.getLong(5))));
      }
    }
    return cohorts;
  }

  private Column closed(int days) {
    return col("first").leq(lit(Date.valueOf(period.asOf().day().minusDays(days))));
  }

  /** What the period's buyers brought in it. */
  Referral referral() {
    long buyers = sales(within()).buyers();
    Dataset<Row> brought = facts.of(Table.REFERRALS, period.asOf()).where(within());
    Row row =
        brought
            .join(
                orders()
                    .where(within().and(col("kind").equalTo("sale")))
                    .select("person_id")
                    .distinct(),
                "person_id")
            .agg(count_distinct(col("person_id")), count_distinct(col("other_account")))
            .first();
    return new Referral(
        Estimate.share(row.getLong(0), buyers), Estimate.rate(row.getLong(1), buyers));
  }

  private Dataset<Row> orders() {
    return facts.of(Table.ORDERS, period.asOf());
  }

  private Column day() {
    return to_date(from_utc_timestamp(col("occurred_at"), period.asOf().zone().getId()));
  }

  private Column within() {
    return since(period.start());
  }

  private Column before() {
    return since(period.startBefore())
        .and(col("occurred_at").lt(lit(Timestamp.from(period.start()))));
  }

  private static Column since(Instant start) {
    return coalesce(col("occurred_at").geq(lit(Timestamp.from(start))), lit(false));
  }
}
