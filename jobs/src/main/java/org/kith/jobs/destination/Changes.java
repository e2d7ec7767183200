package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.kith.jobs.destination.dialect.Operation;

/**
 * What has changed in the exports since the release before: the people to add, and those to remove,
 * each under the ids by which the platform got them.
 *
 * <p>Two files' ids are compared by their keyed hashes, so that no platform's hash has to be kept.
 * Somebody with another phone is removed under the old one and added under the new one. Platforms
 * find a person by any id of a row: an id that somebody in the audience has is in no removal,
 * whatever else that row says. All exports are compared at once, and the result is kept until
 * {@link #close()}.
 */
final class Changes implements AutoCloseable {

  /** The id of a row, what it is sorted by. */
  static final String KEY = "key";

  private final String since;
  private final Map<Export, Map<Operation, Long>> counts;
  private final Dataset<Row> rows;

  private Changes(String since, Map<Export, Map<Operation, Long>> counts, Dataset<Row> rows) {
    this.since = since;
    this.counts = counts;
    this.rows = rows;
  }

  /**
   * Compares what is handed over now with what an earlier release handed over.
   *
   * @param written the exports that are written now; of every other one all are to be removed
   */
  static Changes since(EarlierRelease earlier, Handover handover, Set<Export> written) {
    Dataset<Row> before =
        earlier
            .contacts()
            .where(col("release").equalTo(earlier.id()))
            .select("person_id", "segment", "destination")
            .distinct();
    Map<Export, Map<Operation, Long>> counts = new HashMap<>();
    List<Row> places = before.select("segment", "destination").distinct().collectAsList();
    for (Export export : handover.exports()) {
      if (places.stream().anyMatch(row -> isOf(row, export))) {
        counts.put(export, new HashMap<>());
      }
    }
    Dataset<Row> then =
        handover
            .ids()
            .beside(before, earlier.identities(), earlier.vault())
            .select(col("person_id"), number(counts.keySet()), ids(handover));
    Dataset<Row> now =
        handover
            .handed()
            .select("person_id", "export", "ids")
            .where(col("export").isin(written.stream().map(Export::number).toArray()));
    Dataset<Row> rows =
        compared(now, then, counts.keySet()).persist(StorageLevel.MEMORY_AND_DISK());
    for (Row row : rows.groupBy("export", "now").count().collectAsList()) {
      Operation operation = row.getInt(1) == 1 ? Operation.ADD : Operation.REMOVE;
      counts.get(handover.exports().get(row.getInt(0))).put(operation, row.getLong(2));
    }
    return new Changes(earlier.id(), counts, rows);
  }

  /** The release that is compared with. */
  String since() {
    return since;
  }

  /** Whether that release handed anybody of the segment to the destination. */
  boolean know(Export export) {
    return counts.containsKey(export);
  }

  /** How many people an operation is about. */
  long count(Export export, Operation operation) {
    return counts.get(export).getOrDefault(operation, 0L);
  }

  /** Their rows, with {@code person_id}, {@link #KEY} and {@link #idsOf}. */
  Dataset<Row> of(Export export, Operation operation) {
    return rows.where(
        col("export")
            .equalTo(export.number())
            .and(col("now").equalTo(operation == Operation.ADD ? 1 : 0)));
  }

  /** The destination's ids in these rows, in order. */
  static List<Column> idsOf(DestinationDefinition destination) {
    return IntStream.range(0, destination.ids().size())
        .mapToObj(at -> col("ids").getItem(at))
        .toList();
  }

  @Override
  public void close() {
    rows.unpersist();
  }

  private static Dataset<Row> compared(
      Dataset<Row> handed, Dataset<Row> then, Set<Export> exports) {
    Object[] known = exports.stream().map(Export::number).toArray();
    Dataset<Row> now = handed.where(col("export").isin(known)).withColumn("now", lit(1));
    Dataset<Row> before = then.where(col("export").isin(known)).withColumn("now", lit(0));
    Dataset<Row> joined =
        keyed(now).join(keyed(before).select("export", KEY), places(KEY), "left_anti");
    return joined.unionByName(keyed(withoutIdsOf(now, before, exports)));
  }

  /** One row a key; rows without an id are left out. */
  private static Dataset<Row> keyed(Dataset<Row> rows) {
    return rows.withColumn(KEY, expr("array_join(transform(ids, id -> id.value), '|')"))
        .where(col(KEY).notEqual(""))
        .groupBy("export", KEY)
        .agg(max("now").as("now"), min("person_id").as("person_id"), min("ids").as("ids"));
  }

  /** The earlier rows, without each id that a row of now has in the same place. */
  private static Dataset<Row> withoutIdsOf(
      Dataset<Row> now, Dataset<Row> before, Set<Export> exports) {
    // One at least: an array of nothing would have no type.
    int most =
        exports.stream().mapToInt(export -> export.destination().ids().size()).max().orElse(1);
    Column[] kept =
        IntStream.range(0, most)
            .mapToObj(at -> max(when(col("at").equalTo(at), col("id"))))
            .toArray(Column[]::new);
    Dataset<Row> stays = each(now).select("export", "at", "value").distinct();
    return each(before)
        .join(stays, places("at", "value"), "left_anti")
        .groupBy("export", "person_id", "now")
        .agg(array(kept).as("ids"));
  }

  private static Dataset<Row> each(Dataset<Row> rows) {
    return rows.select(
            col("export"),
            col("person_id"),
            col("now"),
            posexplode(col("ids")).as(new String[] {"at", "id"}))
        .withColumn("value", col("id.value"))
        .where(col("value").isNotNull());
  }

  /** The export and these columns, to join by. */
  private static String[] places(String... columns) {
    return Stream.concat(Stream.of("export"), Stream.of(columns)).toArray(String[]::new);
  }

  /** Of a row with segment and destination, the ids of that destination. */
  private static Column ids(Handover handover) {
    return coalesce(
            handover.destinations().stream()
                .map(
                    place ->
                        when(
                            col("destination").equalTo(place.name()),
                            array(handover.ids().idsOf(place).toArray(Column[]::new))))
                .toArray(Column[]::new))
        .as("ids");
  }

  private static Column number(Set<Export> exports) {
    Column number = lit(null).cast("int");
    for (Export export : exports) {
      Column here =
          col("segment")
              .equalTo(export.segment().name())
              .and(col("destination").equalTo(export.destination().name()));
      number = when(here, lit(export.number())).otherwise(number);
    }
    return number.as("export");
  }

  private static boolean isOf(Row row, Export export) {
    return row.getString(0).equals(export.segment().name())
        && row.getString(1).equals(export.destination().name());
  }
}
