package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;
import org.kith.jobs.segment.Audiences;
import org.kith.jobs.segment.Funnel;

/**
 * Who is handed to whom: all segments' people beside the ids by which each destination would know
 * them, in one frame that all files are written from.
 *
 * <p>The frame is computed at the first use and kept until {@link #close()}.
 */
public final class Handover implements AutoCloseable {

  private final Audiences audiences;
  private final ExportTables tables;
  private final List<Export> exports;
  private final Permissions permissions;
  private final IdFrame ids;
  private final Sealer sealer;
  private final List<Dataset<Row>> kept = new ArrayList<>();
  private Caps caps;
  private Dataset<Row> rows;

  private Handover(
      Audiences audiences,
      ExportTables tables,
      List<DestinationDefinition> destinations,
      Permissions permissions,
      Keyring keyring) {
    this.audiences = audiences;
    this.tables = tables;
    this.exports = Export.of(audiences.definitions(), destinations);
    this.permissions = permissions;
    this.sealer = new Sealer(keyring);
    this.ids = new IdFrame(exports.stream().map(Export::destination).distinct().toList(), sealer);
    this.caps = new Caps(List.of(), null);
    this.rows =
        kept(withReasons(ids.beside(audiences.verdicts(), tables.identities(), tables.vault())));
  }

  /**
   * Finds everybody's ids; no job runs yet.
   *
   * @param audiences the evaluated segments
   * @param destinations those that the segments may name
   * @param permissions who consented on which channel
   * @param keyring the brand's, which opens the vault
   * @throws Problem {@code CONF_INVALID} when a destination's column or field, or a segment's
   *     destination, is unknown
   */
  public static Handover of(
      Audiences audiences,
      ExportTables tables,
      List<DestinationDefinition> destinations,
      Permissions permissions,
      Keyring keyring) {
    DestinationRules.check(
        tables.wide().sparkSession(),
        audiences.definitions(),
        destinations,
        tables.wide().schema());
    return new Handover(audiences, tables, destinations, permissions, keyring);
  }

  /**
   * Keeps people out of exports whose cap they have reached.
   *
   * @param contacts rows of {@code Table.CONTACTS} before tonight
   */
  public Handover capped(Dataset<Row> contacts, ExportContext context) {
    Caps bounds = new Caps(exports, context.asOf().day());
    if (bounds.bind()) {
      rows = kept(bounds.beside(rows, wanted(), contacts));
      caps = bounds;
    }
    return this;
  }

  /**
   * People whom each destination can reach, by segment and destination, before limit, holdout and
   * caps; a segment without people is absent.
   */
  public Map<String, Map<String, Long>> reachable() {
    Map<String, Map<String, Long>> reachable = new LinkedHashMap<>();
    counts()
        .forEach(
            (export, counted) ->
                reachable
                    .computeIfAbsent(export.segment().name(), name -> new LinkedHashMap<>())
                    .put(export.destination().name(), counted.reachable()));
    return reachable;
  }

  /**
   * {@code (person_id, segment, destination)}, a row for each person in the files of these results;
   * no order.
   */
  public Dataset<Row> handed(List<ExportResult> results) {
    Dataset<Row> nobody =
        rows.limit(0).select(col("person_id"), col("segment"), lit("").as("destination"));
    return exports.stream()
        .filter(export -> results.stream().anyMatch(result -> isOf(result, export)))
        .map(
            export ->
                written(export)
                    .select(
                        col("person_id"),
                        col("segment"),
                        lit(export.destination().name()).as("destination")))
        .reduce(nobody, Dataset::unionByName);
  }

  List<Export> exports() {
    return exports;
  }

  List<Funnel> funnels() {
    return audiences.funnels();
  }

  ExportTables tables() {
    return tables;
  }

  IdFrame ids() {
    return ids;
  }

  Sealer sealer() {
    return sealer;
  }

  /** How many are left of an export. */
  record Counts(long reachable, long overCap, long written) {}

  /** Of every export; one aggregation for all. */
  Map<Export, Counts> counts() {
    Map<Export, Counts> counts = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>();
    for (Export export : exports) {
      Column ofSegment = col("segment").equalTo(export.segment().name());
      Column reached = ofSegment.and(col(why(export)).isNull());
      Column treated = reached.and(Audiences.isTreated());
      columns.add(count(when(reached.and(Audiences.isContactable()), lit(1))));
      columns.add(count(when(treated.and(caps.keepsOut(export)), lit(1))));
      columns.add(count(when(treated.and(not(caps.keepsOut(export))), lit(1))));
    }
    Row row = rows.agg(count(lit(1)), columns.toArray(Column[]::new)).head();
    for (Export export : exports) {
      int at = 1 + 3 * export.number();
      counts.put(export, new Counts(row.getLong(at), row.getLong(at + 1), row.getLong(at + 2)));
    }
    return counts;
  }

  /** The rows of the people in the export's file; no order. */
  Dataset<Row> written(Export export) {
    return of(export)
        .where(
            Audiences.isTreated()
                .and(col(why(export)).isNull())
                .and(not(caps.keepsOut(export))));
  }

  /**
   * {@code (person_id, reason)} by person: whom the segment's rule matched and who is not in the
   * file.
   *
   * @param people whom the rule matched
   */
  Dataset<Row> rejected(Export export, long people) {
    Column reason =
        when(not(Audiences.isTreated()), col("verdict"))
            .otherwise(coalesce(col(why(export)), when(caps.keepsOut(export), lit("over-cap"))));
    Dataset<Row> leftOut =
        of(export)
            .select(col("person_id"), reason.as("reason"))
            .where(col("reason").isNotNull());
    return InOrder.by(leftOut, people, "person_id");
  }

  /** Lets go of what was kept in memory. */
  @Override
  public void close() {
    kept.forEach(Dataset::unpersist);
  }

  private Dataset<Row> of(Export export) {
    return rows.where(col("segment").equalTo(export.segment().name()));
  }

  /** Adds why each export of the row's segment cannot have the person; null where it can. */
  private Dataset<Row> withReasons(Dataset<Row> people) {
    Dataset<Row> judged = people;
    for (Export export : exports) {
      Column why = ids.whyNot(export.destination());
      var granted = permissions.on(export.segment().purpose(), export.destination());
      if (granted.isPresent()) {
        Dataset<Row> agreed = granted.get().select("person_id").distinct();
        judged =
            judged.join(
                agreed.withColumn("agreed", lit(true)), new String[] {"person_id"}, "left");
        String channel = export.destination().channel();
        String reason = channel == null ? "no-consent" : "no-consent-" + channel;
        why = when(col("agreed").isNull(), lit(reason)).otherwise(why);
      }
      judged = judged.withColumn(why(export), why).drop("agreed");
    }
    return judged;
  }

  /** {@code (person_id, export)} of all who would be in a file without caps. */
  private Dataset<Row> wanted() {
    Column[] numbers =
        exports.stream()
            .map(
                export ->
                    when(
                        col("segment")
                            .equalTo(export.segment().name())
                            .and(col(why(export)).isNull()),
                        lit(export.number())))
            .toArray(Column[]::new);
    return rows.where(Audiences.isTreated())
        .select(col("person_id"), explode(filter(array(numbers), Column::isNotNull)).as("export"));
  }

  private Dataset<Row> kept(Dataset<Row> frame) {
    Dataset<Row> persisted = frame.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  private static String why(Export export) {
    return "why_" + export.number();
  }

  private static boolean isOf(ExportResult result, Export export) {
    return result.isWritten()
        && result.segment().equals(export.segment().name())
        && result.destination().equals(export.destination().name());
  }
}
