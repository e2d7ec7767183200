package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.jobs.segment.Audiences;

/**
 * The rows of the files: who goes into them, under which id, with which columns, and who does not.
 */
final class AudienceRows {

  private static final int FIRST_ITEMS = 5;
  private static final String ID = "kith_id";
  private static final String TITLES = "recommendation_titles";

  private final Audiences audiences;
  private final ExportTables tables;

  AudienceRows(Audiences audiences, ExportTables tables) {
    this.audiences = audiences;
    this.tables = tables;
  }

  /** The file's rows: id, then the destination's columns; people of arm treat, by rank. */
  Dataset<Row> written(String segment, DestinationDefinition destination) {
    Dataset<Row> people =
        withIds(inArm(segment, "treat"), destination.id())
            .where(col(ID).isNotNull())
            .join(tables.wide(), new String[] {"person_id"}, "left");
    if (destination.columns().contains(DestinationRules.RECOMMENDATIONS)) {
      people = people.join(firstItems(), new String[] {"person_id"}, "left");
    }
    Column[] columns =
        Stream.concat(
                Stream.of(col(ID).as(destination.id())),
                destination.columns().stream().flatMap(AudienceRows::columnsFor))
            .toArray(Column[]::new);
    return people.orderBy("rank").select(columns);
  }

  /**
   * {@code (person_id, reason)} by person: whom the segment's rule matched and who is not in the
   * file.
   */
  Dataset<Row> rejected(String segment, DestinationDefinition destination) {
    Dataset<Row> leftOut =
        audiences.rejects().where(col("segment").equalTo(segment)).select("person_id", "reason");
    Dataset<Row> heldOut =
        inArm(segment, "holdout").select(col("person_id"), lit("holdout").as("reason"));
    Dataset<Row> unreachable =
        withIds(inArm(segment, "treat"), destination.id())
            .where(col(ID).isNull())
            .select(col("person_id"), lit("no-" + destination.id()).as("reason"));
    return leftOut.unionByName(heldOut).unionByName(unreachable).orderBy("person_id");
  }

  /**
   * How many people of each segment have consented, are not suppressed and have the id that each
   * destination wants; one aggregation for all.
   */
  Map<String, Map<String, Long>> reachable(List<DestinationDefinition> destinations) {
    List<String> kinds =
        destinations.stream().map(DestinationDefinition::id).distinct().sorted().toList();
    Dataset<Row> people = audiences.contactable();
    for (String kind : kinds) {
      people = withIds(people, kind).withColumnRenamed(ID, ID + " " + kind);
    }
    Column[] counts =
        kinds.stream().map(kind -> count(col("`" + ID + " " + kind + "`"))).toArray(Column[]::new);
    Map<String, Map<String, Long>> reachable = new LinkedHashMap<>();
    if (kinds.isEmpty()) {
      return reachable;
    }
    for (Row row : people.groupBy("segment").agg(lit(0), counts).collectAsList()) {
      Map<String, Long> ofSegment = new LinkedHashMap<>();
      destinations.forEach(
          destination ->
              ofSegment.put(destination.name(), row.getLong(2 + kinds.indexOf(destination.id()))));
      reachable.put(row.getString(0), ofSegment);
    }
    return reachable;
  }

  private Dataset<Row> inArm(String segment, String arm) {
    return audiences
        .segments()
        .where(col("segment").equalTo(segment).and(col("arm").equalTo(arm)))
        .select("person_id", "rank");
  }

  /** A person with several identifiers of the kind goes by the first in text order. */
  private Dataset<Row> withIds(Dataset<Row> people, String kind) {
    if (kind.equals(DestinationRules.PERSON_ID)) {
      return people.withColumn(ID, col("person_id"));
    }
    Dataset<Row> ids =
        tables
            .identities()
            .where(col("kind").equalTo(kind).and(col("person_id").isNotNull()))
            .groupBy("person_id")
            .agg(min("value").as(ID));
    return people.join(ids, new String[] {"person_id"}, "left");
  }

  private Dataset<Row> firstItems() {
    Column title =
        coalesce(
            when(col("title_en").notEqual(""), col("title_en")), col("title_zh"), col("item_id"));
    Dataset<Row> titles = tables.items().select(col("item_id"), title.as("title"));
    Column inOrder = sort_array(collect_list(struct(col("rank"), col("item_id"), col("title"))));
    return tables
        .recommendations()
        .where(col("rank").leq(FIRST_ITEMS))
        .select("person_id", "item_id", "rank")
        .join(titles, new String[] {"item_id"}, "left")
        .withColumn("title", coalesce(col("title"), col("item_id")))
        .groupBy("person_id")
        .agg(inOrder.as("items"))
        .select(
            col("person_id"),
            array_join(col("items.item_id"), "|").as(DestinationRules.RECOMMENDATIONS),
            array_join(col("items.title"), "|").as(TITLES));
  }

  private static Stream<Column> columnsFor(String column) {
    return column.equals(DestinationRules.RECOMMENDATIONS)
        ? Stream.of(col(column), col(TITLES))
        : Stream.of(col(column));
  }
}
