package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
  private final List<DestinationDefinition> destinations;
  private final IdFrame ids;
  private final Reach reach;
  private final Sealer sealer;
  private final List<Dataset<Row>> kept = new ArrayList<>();
  private Caps caps;
  private Dataset<Row> rows;

  private Handover(
      Audiences audiences,
      ExportTables tables,
      List<DestinationDefinition> named,
      Permissions permissions,
      Keyring keyring) {
    this.audiences = audiences;
    this.tables = tables;
    this.exports = Export.of(audiences.definitions(), named);
    this.sealer = new Sealer(keyring);
    this.destinations = exports.stream().map(Export::destination).distinct().toList();
    this.ids = new IdFrame(this.destinations, sealer);
    this.caps = new Caps(List.of(), null);
    this.reach = new Reach(exports, destinations, permissions, ids);
    this.rows = kept(reach.beside(audiences.verdicts(), tables));
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
      rows = kept(bounds.beside(rows, handed().select("person_id", "export", "bid"), contacts));
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
    Object[] written =
        exports.stream()
            .filter(export -> results.stream().anyMatch(result -> isOf(result, export)))
            .map(Export::number)
            .toArray();
    return handed()
        .where(col("export").isin(written))
        .select("person_id", "segment", "destination");
  }

  /**
   * {@code (person_id, segment, bid, destination, export, ids)}, a row for each person and export
   * that may have them; {@code ids} as structs in the destination's order.
   */
  Dataset<Row> handed() {
    if (exports.isEmpty()) {
      return rows.limit(0)
          .select(
              col("person_id"),
              col("segment"),
              col("bid"),
              lit("").as("destination"),
              lit(0).as("export"),
              array().as("ids"));
    }
    Column[] given =
        destinations.stream()
            .map(
                destination ->
                    when(
                        reach.whyNot(destination).isNull().and(not(caps.keepsOut(destination))),
                        struct(
                            lit(destination.name()).as("destination"),
                            Export.number(exports, destination).as("export"),
                            array(ids.idsOf(destination).toArray(Column[]::new)).as("ids"))))
            .toArray(Column[]::new);
    return rows.where(Audiences.isTreated())
        .select(
            col("person_id"),
            col("segment"),
            col("bid"),
            explode(filter(array(given), Column::isNotNull)).as("given"))
        .select("person_id", "segment", "bid", "given.*")
        .where(col("export").isNotNull());
  }

  List<DestinationDefinition> destinations() {
    return destinations;
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

  /** Of every export; one aggregation for all. */
  Map<Export, Export.Counts> counts() {
    List<Column> columns = new ArrayList<>();
    for (DestinationDefinition destination : destinations) {
      Column reached = reach.whyNot(destination).isNull();
      Column kept = reached.and(Audiences.isTreated());
      Column out = caps.keepsOut(destination);
      Column offered = caps.isOfferedEnough(destination);
      columns.add(count(when(reached.and(Audiences.isContactable()), lit(1))));
      columns.add(count(when(kept.and(out).and(not(offered)), lit(1))));
      columns.add(count(when(kept.and(offered), lit(1))));
      columns.add(count(when(kept.and(not(out)), lit(1))));
    }
    Map<String, Row> bySegment =
        opened(rows.groupBy("segment").agg(count(lit(1)), columns.toArray(Column[]::new)));
    Map<Export, Map<String, Long>> displaced = caps.displacements(rows);
    Map<Export, Export.Counts> counts = new LinkedHashMap<>();
    for (Export export : exports) {
      Row row = bySegment.get(export.segment().name());
      int at = 2 + 4 * destinations.indexOf(export.destination());
      counts.put(
          export,
          row == null
              ? Export.Counts.NONE
              : new Export.Counts(
                  row.getLong(at),
                  row.getLong(at + 1),
                  row.getLong(at + 2),
                  row.getLong(at + 3),
                  displaced.getOrDefault(export, Map.of())));
    }
    return counts;
  }

  /** By segment, the rows of the first frame that needs the vault open. */
  private static Map<String, Row> opened(Dataset<Row> bySegment) {
    try {
      return bySegment.collectAsList().stream()
          .collect(Collectors.toMap(row -> row.getString(0), row -> row));
    } catch (Exception failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof IllegalArgumentException) {
          throw new Problem(
              Problem.Code.CONF_INVALID,
              "kith.yaml: key",
              "does not open the vault of this lake; it must be the key of the night that wrote it",
              "Name that key, or another lake with --lake.",
              failed);
        }
      }
      throw failed;
    }
  }

  /** The rows of the people in the export's file; no order. */
  Dataset<Row> written(Export export) {
    return of(export)
        .where(
            Audiences.isTreated()
                .and(reach.whyNot(export.destination()).isNull())
                .and(not(caps.keepsOut(export.destination()))));
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
            .otherwise(
                coalesce(reach.whyNot(export.destination()), caps.whyNot(export.destination())));
    Dataset<Row> leftOut =
        of(export).select(col("person_id"), reason.as("reason")).where(col("reason").isNotNull());
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

  private Dataset<Row> kept(Dataset<Row> frame) {
    Dataset<Row> persisted = frame.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  private static boolean isOf(ExportResult result, Export export) {
    return result.isWritten()
        && result.segment().equals(export.segment().name())
        && result.destination().equals(export.destination().name());
  }
}
