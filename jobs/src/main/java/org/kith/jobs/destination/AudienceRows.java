package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.kith.features.vault.Sealer;
import org.kith.jobs.destination.dialect.Layout;
import org.kith.jobs.destination.identifier.Field;
import org.kith.jobs.destination.identifier.IdType;

/**
 * The rows of one destination's files: ids, then the platform's fields or the profile's columns.
 * Ids are opened row by row while they are read.
 */
final class AudienceRows {

  private static final int FIRST_ITEMS = 5;
  private static final String TITLES = "recommendation_titles";

  private final ExportTables tables;
  private final DestinationDefinition destination;
  private final List<IdType> ids;
  private final List<Field> fields;
  private final Sealer sealer;

  AudienceRows(ExportTables tables, DestinationDefinition destination, Sealer sealer) {
    this.tables = tables;
    this.destination = destination;
    this.ids = destination.ids();
    this.fields =
        destination.fields().keySet().stream()
            .map(header -> destination.spoken().field(header).orElseThrow())
            .toList();
    this.sealer = sealer;
  }

  /** Whose files they are for. */
  DestinationDefinition destination() {
    return destination;
  }

  /**
   * One row a person in the given order: the ids as structs, then fields and columns.
   *
   * @param people with {@code person_id}, what orders them, and {@code idsOfPeople}
   * @param atMost no more people than this
   * @param order columns that tell every two people apart
   */
  Dataset<Row> of(Dataset<Row> people, List<Column> idsOfPeople, long atMost, String... order) {
    Dataset<Row> frame = people;
    List<Column> columns = new ArrayList<>(idsOfPeople);
    if (!fields.isEmpty() || !destination.columns().isEmpty()) {
      frame = frame.join(tables.wide(), new String[] {"person_id"}, "left");
    }
    if (destination.columns().contains(DestinationRules.RECOMMENDATIONS)) {
      frame = frame.join(firstItems(), new String[] {"person_id"}, "left");
    }
    destination.fields().values().forEach(sql -> columns.add(expr(sql).cast("string")));
    destination.columns().stream().flatMap(AudienceRows::columnsFor).forEach(columns::add);
    return InOrder.by(frame, atMost, order).select(columns.toArray(Column[]::new));
  }

  /** What a file of such rows holds. */
  Layout layout(Dataset<Row> rows, long unixSeconds) {
    List<StructField> columns = new ArrayList<>();
    ids.forEach(
        id -> columns.add(DataTypes.createStructField(id.name(), DataTypes.StringType, true)));
    fields.forEach(
        field ->
            columns.add(DataTypes.createStructField(field.name(), DataTypes.StringType, true)));
    StructField[] all = rows.schema().fields();
    for (int at = columns.size(); at < all.length; at++) {
      columns.add(all[at]);
    }
    return new Layout(
        ids,
        new StructType(columns.toArray(StructField[]::new)),
        destination.byteOrderMark(),
        unixSeconds);
  }

  /** The cells of one row, with its ids opened. */
  Object[] cells(Row row) {
    Object[] cells = new Object[row.length()];
    for (int at = 0; at < cells.length; at++) {
      if (at < ids.size()) {
        cells[at] = row.isNullAt(at) ? null : written(ids.get(at), row.getStruct(at));
      } else if (at < ids.size() + fields.size()) {
        cells[at] = fields.get(at - ids.size()).written(row.getString(at), destination.region());
      } else {
        cells[at] = row.get(at);
      }
    }
    return cells;
  }

  /** The rows as cells, one after the other. */
  Iterator<Object[]> cells(Dataset<Row> rows) {
    Iterator<Row> each = rows.toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public Object[] next() {
        return cells(each.next());
      }
    };
  }

  private String written(IdType type, Row id) {
    return type.opensVault()
        ? type.written(
            sealer.openText("identifier:" + id.getString(1), id.getAs(2)), destination.region())
        : id.getString(0);
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
