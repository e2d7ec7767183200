package org.kith.jobs.standing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.jobs.preview.TagReaders;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.standing.StandingFigures.Adoption;
import org.kith.jobs.standing.StandingFigures.SegmentUse;

/** Who uses what a brand's configuration makes, and where its sources have holes. */
record Uses(Lake lake, Release release, Configuration configuration, Period period) {

  private static final int HOLE_DAYS = 90;

  Adoption adoption() {
    return new Adoption(TagReaders.unread(configuration), segments(), owners(), holes());
  }

  private List<SegmentUse> segments() {
    Map<String, Long> people = counts("segment", lake.readOrEmpty(Table.SEGMENTS, release.pins()));
    Map<String, Long> files = new HashMap<>();
    for (Row row :
        lake.readOrEmpty(Table.CONTACTS, release.pins())
            .where(col("release").equalTo(release.id()))
            .groupBy("segment")
            .agg(count_distinct(col("destination")))
            .collectAsList()) {
      files.put(row.getString(0), row.getLong(1));
    }
    return configuration.segments().stream()
        .map(
            segment ->
                new SegmentUse(
                    segment.name(),
                    segment.owner(),
                    people.getOrDefault(segment.name(), 0L),
                    files.getOrDefault(segment.name(), 0L)))
        .toList();
  }

  private static Map<String, Long> counts(String column, Dataset<Row> rows) {
    Map<String, Long> counts = new HashMap<>();
    for (Row row : rows.groupBy(column).agg(count(lit(1))).collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  private Map<String, Long> owners() {
    Map<String, Long> owners = new TreeMap<>();
    configuration.segments().forEach(segment -> owners.merge(segment.owner(), 1L, Long::sum));
    return owners;
  }

  /** Sources that had a row on some of the last 90 days and not on others. */
  private Map<String, Long> holes() {
    List<Dataset<Row>> days = new ArrayList<>();
    for (Table table : Table.facts()) {
      lake.read(table, release.pins())
          .ifPresent(rows -> days.add(rows.select("source", "occurred_at")));
    }
    Map<String, Long> holes = new TreeMap<>();
    days.stream()
        .reduce(Dataset::unionByName)
        .ifPresent(
            all ->
                all.where(
                        col("occurred_at")
                            .geq(lit(Timestamp.from(period.asOf().startOfLast(HOLE_DAYS))))
                            .and(
                                col("occurred_at").lt(lit(Timestamp.from(period.asOf().cutoff())))))
                    .groupBy("source")
                    .agg(
                        count_distinct(
                            to_date(
                                from_utc_timestamp(
                                    col("occurred_at"), period.asOf().zone().getId()))))
                    .collectAsList()
                    .forEach(row -> holes.put(row.getString(0), HOLE_DAYS - row.getLong(1))));
    return holes;
  }
}
