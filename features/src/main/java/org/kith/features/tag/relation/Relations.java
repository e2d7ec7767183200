package org.kith.features.tag.relation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.kith.features.identity.FactTables;
import org.kith.features.identity.PersonFacts;
import org.kith.features.identity.golden.Survivorship;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * What rules may look at: each fact table about people under its own name, with {@code person_id}
 * in place of accounts; the same rows from the other party's side as {@code NAME_received}, where
 * there is one; {@code golden_records}, one a person of what {@code members} say; {@code
 * seeded_purchases}, first purchases after a social act about the item; {@code cascades}, posts
 * that others passed on; what people wrote, read, as {@code texts} and {@code mentions}; and {@code
 * ties}, {@code communities}, {@code influence} and {@code referral_credit}, which have no time of
 * their own.
 *
 * <p>Besides a table's columns a rule sees {@code cutoff DATE} (the as-of day), {@code age_days
 * INT} (0 on the as-of day; null without a date), {@code day DATE} and {@code hour INT} (0 to 23)
 * in the brand's zone, {@code decay DOUBLE}, and, where rows name an item, the item's titles,
 * {@code brand}, {@code department}, {@code category}, {@code subcategory}, {@code price_tier},
 * {@code rung} and {@code rebuy}.
 */
public final class Relations {

  private final Map<String, Dataset<Row>> frames;
  private final Dataset<Row> items;
  private final Survivorship survivorship;

  private Relations(
      Map<String, Dataset<Row>> frames, Dataset<Row> items, Survivorship survivorship) {
    this.frames = frames;
    this.items = items;
    this.survivorship = survivorship;
  }

  /**
   * Relations by name. A column that a frame lacks is null.
   *
   * @param frames rows with {@code person_id}; rows of a fact table also have {@code occurred_at},
   *     {@code known_at} and, unless all stand, {@code superseded_at}
   */
  public static Relations of(Map<String, Dataset<Row>> frames) {
    return new Relations(new LinkedHashMap<>(frames), null, Survivorship.USUAL);
  }

  /**
   * The relations of a lake.
   *
   * @param facts rows of a table with {@code person_id} and, where there is one, {@code
   *     other_person_id}; empty where the brand has none
   * @param items one row an {@code item_id}, or one an {@code item_id} and {@code cutoff DATE}
   *     where items are to be seen as they were at each cut-off; of its columns those that rules
   *     read
   */
  public static Relations of(Function<Table, Optional<Dataset<Row>>> facts, Dataset<Row> items) {
    Map<String, Dataset<Row>> frames = new LinkedHashMap<>();
    for (Table table : RelationSchemas.peopleTables()) {
      facts.apply(table).ifPresent(rows -> frames.put(table.tableName(), rows));
    }
    return new Relations(frames, items, Survivorship.USUAL);
  }

  /** The relations of a lake, see {@link #of(Function, Dataset)}. */
  public static Relations of(PersonFacts facts, Dataset<Row> items) {
    return of(table -> facts.has(table) ? Optional.of(facts.of(table)) : Optional.empty(), items);
  }

  /** These relations and one more, or one in another's place. */
  public Relations with(String name, Dataset<Row> rows) {
    Map<String, Dataset<Row>> more = new LinkedHashMap<>(frames);
    more.put(name, rows);
    return new Relations(more, items, survivorship);
  }

  /** These relations, with golden records by such rules. */
  public Relations with(Survivorship rules) {
    return new Relations(frames, items, rules);
  }

  /** Names of all relations that a rule may be over, whether a brand has them or not. */
  public static List<String> names() {
    return List.copyOf(RelationSchemas.ALL.keySet());
  }

  /** The columns that a rule over the relation may name; empty for a relation nobody knows. */
  public static Optional<StructType> schema(String name) {
    return Optional.ofNullable(RelationSchemas.ALL.get(name));
  }

  /** The columns that a rule sees of the item that a row names. */
  public static Set<String> itemColumns() {
    return RelationSchemas.ITEM_COLUMNS;
  }

  /** Whether the relation's rows bear times, so that they can be seen as of an earlier day. */
  public static boolean hasTime(String name) {
    return Arrays.asList(RelationSchemas.ALL.get(name).fieldNames()).contains("known_at");
  }

  /**
   * Rows of a relation once for each cut-off at which they are known.
   *
   * <p>Out: the columns of {@link #schema} without {@code decay}, and {@code cutoff DATE} (the
   * as-of's day). A row counts when it was what was known in time and, unless it bears no date,
   * happened before the cut-off. Anonymous rows are left out.
   *
   * @param used columns that will be read; the item's are joined only if among them
   * @return empty when the brand has no such relation
   */
  public Optional<Dataset<Row>> at(String name, List<AsOf> cutoffs, Set<String> used) {
    if (frames.containsKey(name) || !WorkedOut.isOne(name)) {
      return recorded(name, cutoffs, used);
    }
    return WorkedOut.of(
        name, table -> recorded(table.tableName(), cutoffs, Set.of()), cutoffs, survivorship);
  }

  private Optional<Dataset<Row>> recorded(String name, List<AsOf> cutoffs, Set<String> used) {
    return frame(name)
        .map(rows -> known(name, rows, cutoffs).drop("_at", "superseded_at"))
        .map(rows -> BrandTime.dated(withItems(rows, used), cutoffs));
  }

  /** The rows with {@code cutoff}, once for each at which they are known. */
  private static Dataset<Row> known(String name, Dataset<Row> rows, List<AsOf> cutoffs) {
    boolean timed = hasTime(name);
    if (cutoffs.size() == 1) {
      AsOf at = cutoffs.get(0);
      return (timed ? rows.where(FactTables.isSeen(at)) : rows).withColumn("cutoff", lit(at.day()));
    }
    Dataset<Row> told = timed ? rows.where(col("known_at").lt(lit(latest(cutoffs)))) : rows;
    Dataset<Row> spread = told.withColumn("_at", explode(instants(cutoffs)));
    Column seen =
        FactTables.isKnown(col("_at.known_before"))
            .and(col("occurred_at").isNull().or(col("occurred_at").lt(col("_at.until"))));
    return (timed ? spread.where(seen) : spread).withColumn("cutoff", col("_at.day"));
  }

  /**
   * Rows of a relation that happened in the days after each cut-off: from the cut-off on, up to and
   * not with {@code end}.
   *
   * <p>Out: the relation's columns, {@code day}, {@code hour} and {@code cutoff DATE}. A row counts
   * however late it came, if it was what was known before {@code knownBefore}. Rows without a date
   * never count.
   *
   * @return empty when the brand has no such relation
   */
  public Optional<Dataset<Row>> after(
      String name, int days, List<AsOf> cutoffs, Instant knownBefore) {
    Column[] spans =
        cutoffs.stream()
            .map(
                at ->
                    struct(
                        lit(at.day()).as("day"),
                        lit(at.cutoff()).as("from"),
                        lit(at.endOfNext(days)).as("until")))
            .toArray(Column[]::new);
    return frame(name)
        .filter(rows -> hasTime(name))
        .map(
            rows -> {
              Dataset<Row> next =
                  rows.where(FactTables.isKnown(lit(knownBefore)))
                      .withColumn("_at", explode(array(spans)))
                      .where(
                          col("occurred_at")
                              .geq(col("_at.from"))
                              .and(col("occurred_at").lt(col("_at.until"))))
                      .withColumn("cutoff", col("_at.day"));
              return BrandTime.dated(withItems(next, RelationSchemas.ITEM_COLUMNS), cutoffs)
                  .drop("_at", "superseded_at");
            });
  }

  /**
   * Who was known at each cut-off: everybody of whom some fact was.
   *
   * @return {@code (person_id, cutoff DATE)}, one row a person and cut-off, no order; empty when
   *     there are no facts
   */
  public Optional<Dataset<Row>> known(List<AsOf> cutoffs) {
    return RelationSchemas.peopleTables().stream()
        .map(Table::tableName)
        .flatMap(name -> frame(name).stream())
        .map(rows -> rows.groupBy("person_id").agg(min("known_at").as("known_at")))
        .reduce(Dataset::union)
        .map(
            rows ->
                rows.groupBy("person_id")
                    .agg(min("known_at").as("known_at"))
                    .withColumn("_at", explode(instants(cutoffs)))
                    .where(col("known_at").lt(col("_at.known_before")))
                    .select(col("person_id"), col("_at.day").as("cutoff")));
  }

  private Optional<Dataset<Row>> frame(String name) {
    Optional<Dataset<Row>> rows = Optional.ofNullable(frames.get(name));
    if (rows.isEmpty() && name.endsWith("_received")) {
      rows =
          Optional.ofNullable(frames.get(name.substring(0, name.lastIndexOf('_'))))
              .filter(sent -> Arrays.asList(sent.columns()).contains("other_person_id"))
              .map(
                  sent ->
                      sent.withColumnRenamed("person_id", "_sender")
                          .withColumnRenamed("other_person_id", "person_id")
                          .withColumnRenamed("_sender", "other_person_id"));
    }
    return rows.map(frame -> padded(name, frame).where(col("person_id").isNotNull()));
  }

  private Dataset<Row> padded(String name, Dataset<Row> rows) {
    List<String> present = Arrays.asList(rows.columns());
    List<Column> columns = new ArrayList<>();
    for (StructField field : RelationSchemas.ALL.get(name).fields()) {
      if (present.contains(field.name())) {
        columns.add(col(field.name()));
      } else if (!RelationSchemas.COMPUTED.contains(field.name())
          && !(items != null && RelationSchemas.ITEM_COLUMNS.contains(field.name()))) {
        columns.add(lit(null).cast(field.dataType()).as(field.name()));
      }
    }
    if (hasTime(name)) {
      Column corrected = present.contains("superseded_at") ? col("superseded_at") : lit(null);
      columns.add(corrected.cast("timestamp").as("superseded_at"));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> withItems(Dataset<Row> rows, Set<String> used) {
    List<String> present = Arrays.asList(rows.columns());
    if (items == null || !present.contains("item_id")) {
      return rows;
    }
    List<String> wanted =
        RelationSchemas.ITEM_COLUMNS.stream()
            .filter(name -> used.contains(name) && !present.contains(name))
            .filter(Arrays.asList(items.columns())::contains)
            .toList();
    if (wanted.isEmpty()) {
      return rows;
    }
    List<String> on = new ArrayList<>(List.of("item_id"));
    if (Arrays.asList(items.columns()).contains("cutoff")) {
      on.add("cutoff");
    }
    List<String> kept = new ArrayList<>(on);
    kept.addAll(wanted);
    Dataset<Row> narrow = items.select(kept.stream().map(c -> col(c)).toArray(Column[]::new));
    return rows.join(broadcast(narrow), on.toArray(String[]::new), "left");
  }

  /** The brand's day in which an instant falls, whatever the session's zone. */
  public static Column localDay(Column instant, ZoneId zone) {
    return BrandTime.day(instant, zone);
  }

  private static Column instants(List<AsOf> cutoffs) {
    return array(
        cutoffs.stream()
            .map(
                at ->
                    struct(
                        lit(at.day()).as("day"),
                        lit(at.cutoff()).as("until"),
                        lit(at.knownBefore()).as("known_before")))
            .toArray(Column[]::new));
  }

  private static Instant latest(List<AsOf> cutoffs) {
    return cutoffs.stream().map(AsOf::knownBefore).max(Instant::compareTo).orElseThrow();
  }
}
