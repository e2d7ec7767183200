package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What has changed in an export since the release before: the people to add, and those to remove,
 * each under the ids by which the platform got them.
 *
 * <p>Two files' ids are compared by their keyed hashes, so that no platform's hash has to be kept.
 * Somebody with another phone is removed under the old one and added under the new one; an id that
 * another person of the audience shares stays.
 *
 * @param since the release before
 * @param added rows with {@code person_id} and {@link #ids}
 * @param removed the same
 * @param ids one column of the two frames an id
 * @param atMost neither has more rows
 */
record Changes(
    String since, Dataset<Row> added, Dataset<Row> removed, List<Column> ids, long atMost) {

  private static final String KEY = "key";

  /**
   * Compares with an earlier release.
   *
   * @param written people in the export now
   * @return empty when that release handed nobody of the segment to the destination
   */
  static Optional<Changes> since(
      EarlierRelease earlier, Handover handover, Export export, long written) {
    Dataset<Row> before =
        earlier
            .contacts()
            .where(
                col("release")
                    .equalTo(earlier.id())
                    .and(col("segment").equalTo(export.segment().name()))
                    .and(col("destination").equalTo(export.destination().name())))
            .select("person_id")
            .distinct();
    long handed = before.count();
    if (handed == 0) {
      return Optional.empty();
    }
    Dataset<Row> then =
        keyed(
            handover.ids().beside(before, earlier.identities(), earlier.vault()), handover, export);
    Dataset<Row> now = keyed(handover.written(export), handover, export);
    int count = export.destination().ids().size();
    return Optional.of(
        new Changes(
            earlier.id(),
            now.join(then, now.col(KEY).equalTo(then.col(KEY)), "left_anti"),
            then.join(now, now.col(KEY).equalTo(then.col(KEY)), "left_anti")
                .where(col(KEY).notEqual("")),
            IntStream.range(0, count).mapToObj(at -> col(name(at))).toList(),
            Math.max(handed, written)));
  }

  /** The same, laid out as rows of the destination's files. */
  Changes in(AudienceRows rows) {
    return new Changes(since, laidOut(rows, added), laidOut(rows, removed), ids, atMost);
  }

  private Dataset<Row> laidOut(AudienceRows rows, Dataset<Row> people) {
    return rows.of(people, ids, atMost, KEY, "person_id");
  }

  private static Dataset<Row> keyed(Dataset<Row> people, Handover handover, Export export) {
    List<Column> ids = handover.ids().idsOf(export.destination());
    Column key =
        concat_ws("|", ids.stream().map(id -> id.getField("value")).toArray(Column[]::new));
    Dataset<Row> keyed = people.withColumn(KEY, key);
    for (int at = 0; at < ids.size(); at++) {
      keyed = keyed.withColumn(name(at), ids.get(at));
    }
    List<String> kept = IntStream.range(0, ids.size()).mapToObj(Changes::name).toList();
    return keyed.select(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("person_id", KEY), kept.stream())
            .map(name -> col(name))
            .toArray(Column[]::new));
  }

  private static String name(int at) {
    return "changed_id_" + at;
  }
}
