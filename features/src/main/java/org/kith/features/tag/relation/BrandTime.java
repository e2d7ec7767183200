package org.kith.features.tag.relation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.time.AsOf;

/** Instants as days and hours of the brand. */
final class BrandTime {

  private BrandTime() {}

  /**
   * The rows with {@code day}, {@code hour} and {@code age_days}: null without {@code occurred_at}.
   */
  static Dataset<Row> dated(Dataset<Row> rows, List<AsOf> cutoffs) {
    if (!Arrays.asList(rows.columns()).contains("occurred_at")) {
      return rows.withColumn("occurred_at", lit(null).cast(DataTypes.TimestampType))
          .withColumn("age_days", lit(null).cast(DataTypes.IntegerType))
          .withColumn("day", lit(null).cast(DataTypes.DateType))
          .withColumn("hour", lit(null).cast(DataTypes.IntegerType));
    }
    ZoneId zone = cutoffs.get(0).zone();
    Column local = localSeconds(col("occurred_at"), zone);
    return rows.withColumn("day", day(col("occurred_at"), zone))
        .withColumn(
            "hour", floor(pmod(local, lit(86_400)).divide(3600.0)).cast(DataTypes.IntegerType))
        .withColumn("age_days", datediff(col("cutoff"), col("day")));
  }

  /** The day in which an instant falls, whatever the session's zone. */
  static Column day(Column instant, ZoneId zone) {
    return date_from_unix_date(
        floor(localSeconds(instant, zone).divide(86_400.0)).cast(DataTypes.IntegerType));
  }

  /** Where the zone's offset has settled, it is added; looking it up costs most of a row's time. */
  private static Column localSeconds(Column instant, ZoneId zone) {
    Column lookedUp = unix_seconds(from_utc_timestamp(instant, zone.getId()));
    ZoneRules rules = zone.getRules();
    if (!rules.getTransitionRules().isEmpty()) {
      return lookedUp;
    }
    Column settled = unix_seconds(instant).plus(rules.getOffset(Instant.MAX).getTotalSeconds());
    return rules.getTransitions().stream()
        .reduce((first, last) -> last)
        .map(last -> when(instant.geq(lit(last.getInstant())), settled).otherwise(lookedUp))
        .orElse(settled);
  }
}
