package org.kith.jobs.night.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.identity.FactTables;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.jobs.night.audit.Finding.Check;
import org.kith.jobs.night.work.Lanes;

/**
 * Reads what a night's stages wrote, before readers may see it, in a few jobs whatever the number
 * of tables.
 *
 * <p>Every check is made, whatever fails: rows against the nights before, nothing empty that had
 * rows, unique keys, legal values, references, the drift of scores and of key tags, and facts about
 * what nobody knows.
 */
public final class Audit {

  /** Tables that may be empty on one night and not on the next. */
  private static final Set<Table> MAY_BE_EMPTY =
      Set.of(
          Table.QUARANTINE,
          Table.IDENTITY_CHANGES,
          Table.CONTACTS,
          Table.TRANSITIONS,
          Table.REFERRAL_CREDIT);

  /** Tables whose rows follow from how often somebody trains or refuses. */
  private static final Set<Table> OF_ANY_SIZE =
      Set.of(
          Table.QUARANTINE,
          Table.IDENTITY_CHANGES,
          Table.CONTACTS,
          Table.TRANSITIONS,
          Table.MODELS);

  private static final int SCORE_CLASSES = 20;

  private final Lake lake;
  private final Pins pins;
  private final Optional<Release> base;
  private final Before before;

  /**
   * What the night is compared with.
   *
   * @param nights audits of earlier published nights, the newest first
   * @param tags people by value of each key tag, in the release before
   * @param amounts models whose scores are amounts; those of others are probabilities
   * @param orphanShare largest share of a source's facts that may be about what nobody knows,
   *     without an alarm
   */
  public record Before(
      List<AuditFigures> nights,
      Map<String, Map<String, Long>> tags,
      Set<String> amounts,
      double orphanShare) {

    /** Of a night whose scores are all probabilities, and which may know nothing. */
    public Before(List<AuditFigures> nights, Map<String, Map<String, Long>> tags) {
      this(nights, tags, Set.of(), 1);
    }
  }

  /**
   * @param pins what the night has written
   * @param base the release before; empty for the first
   */
  public Audit(Lake lake, Pins pins, Optional<Release> base, Before before) {
    this.lake = lake;
    this.pins = pins;
    this.base = base;
    this.before = before;
  }

  /**
   * Checks everything.
   *
   * @param tags people by value of each key tag, in this night
   * @param reason why volume and drift may pass; empty when they may not
   * @throws Problem {@code LAKE_DAMAGED} when what was written cannot be read
   */
  public AuditFigures run(Map<String, Map<String, Long>> tags, Optional<String> reason) {
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Long> sources = new TreeMap<>();
    Map<String, Map<Integer, Long>> scores = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    List<Runnable> reads = new ArrayList<>();
    reads.add(() -> readable("facts", () -> countFacts(rows, sources)));
    reads.add(() -> readable("scores", () -> countScores(scores)));
    reads.add(() -> readable("tables", () -> scan(rows, findings)));
    Map<String, Orphans> orphans = new TreeMap<>();
    reads.add(() -> readable("facts", () -> orphans.putAll(Orphans.of(lake, pins))));
    for (TableRule rule : TableRule.all(before.amounts())) {
      if (rule.references().size() > 1) {
        reads.add(
            () ->
                readable(
                    rule.table().tableName(),
                    () -> add(findings, TableScan.strays(lake, pins, rule))));
      }
    }
    Lanes.TWO.run(reads);
    countOthers(rows);
    Volume volume = new Volume(before.nights().stream().map(AuditFigures::rows).toList());
    rows.forEach(
        (name, count) -> {
          if (Table.named(name).filter(OF_ANY_SIZE::contains).isEmpty()) {
            volume.of("table", name, count).ifPresent(findings::add);
          }
        });
    Volume deliveries = new Volume(before.nights().stream().map(AuditFigures::sources).toList());
    sources.forEach((name, count) -> deliveries.of("source", name, count).ifPresent(findings::add));
    empties(rows, findings);
    drifts(scores, tags, findings);
    findings.sort(java.util.Comparator.comparing(Finding::words));
    String history = volume.hasHistory() ? before.nights().size() + " nights" : "no history";
    List<Finding> alarms = new ArrayList<>();
    orphans.forEach((name, of) -> alarms.addAll(of.alarms(name, before.orphanShare())));
    return new AuditFigures(
        rows,
        sources,
        scores,
        orphans,
        alarms,
        history,
        findings,
        findings.isEmpty() ? null : reason.orElse(null));
  }

  private void scan(Map<String, Long> rows, List<Finding> findings) {
    TableScan.of(lake, pins, TableRule.all(before.amounts()))
        .forEach(
            (table, scan) -> {
              synchronized (this) {
                rows.put(table.tableName(), scan.rows());
              }
              add(findings, scan.findings());
            });
  }

  private synchronized void add(List<Finding> findings, List<Finding> more) {
    findings.addAll(more);
  }

  private void countFacts(Map<String, Long> rows, Map<String, Long> sources) {
    List<Dataset<Row>> facts = new ArrayList<>();
    for (Table table : Table.facts()) {
      lake.read(table, pins)
          .ifPresent(
              found ->
                  facts.add(
                      found
                          .where(FactTables.stands())
                          .select(
                              lit(table.tableName()).as("table"), col("source"), col("known_at"))));
    }
    Optional<Dataset<Row>> all = facts.stream().reduce(Dataset::unionByName);
    if (all.isEmpty()) {
      return;
    }
    for (Row row :
        all.get().groupBy("table", "source").agg(count(col("known_at"))).collectAsList()) {
      synchronized (this) {
        rows.merge(row.getString(0), row.getLong(2), Long::sum);
        sources.merge(row.getString(1), row.getLong(2), Long::sum);
      }
    }
  }

  private void countScores(Map<String, Map<Integer, Long>> scores) {
    for (Row row :
        lake.readOrEmpty(Table.SCORES, pins)
            .where(not(col("model").isin(before.amounts().toArray())))
            .where(col("score").between(0, 1))
            .groupBy(
                col("model"),
                least(floor(col("score").multiply(SCORE_CLASSES)), lit(SCORE_CLASSES - 1L))
                    .cast("int")
                    .as("class"))
            .count()
            .collectAsList()) {
      scores
          .computeIfAbsent(row.getString(0), model -> new TreeMap<>())
          .put(row.getInt(1), row.getLong(2));
    }
  }

  /** Tables without a rule and facts without a row: what their commits say that they hold. */
  private void countOthers(Map<String, Long> rows) {
    LakeWriter writer = new LakeWriter(lake);
    pins.versions()
        .forEach(
            (table, version) ->
                rows.computeIfAbsent(
                    table.tableName(),
                    name -> table.isFact() ? 0L : writer.rowsWritten(table, version)));
  }

  private void empties(Map<String, Long> rows, List<Finding> findings) {
    if (base.isEmpty()) {
      return;
    }
    LakeWriter writer = new LakeWriter(lake);
    base.get()
        .pins()
        .versions()
        .forEach(
            (table, version) -> {
              boolean isEmpty = rows.getOrDefault(table.tableName(), 0L) == 0;
              if (isEmpty
                  && pins.has(table)
                  && !MAY_BE_EMPTY.contains(table)
                  && writer.rowsWritten(table, version) > 0) {
                findings.add(
                    new Finding(
                        Check.EMPTY,
                        "table " + table.tableName(),
                        "no row; release %s had %d"
                            .formatted(base.get().id(), writer.rowsWritten(table, version))));
              }
            });
  }

  private void drifts(
      Map<String, Map<Integer, Long>> scores,
      Map<String, Map<String, Long>> tags,
      List<Finding> findings) {
    if (!before.nights().isEmpty()) {
      before
          .nights()
          .get(0)
          .scores()
          .forEach((model, old) -> drift("scores of " + model, old, scores.get(model), findings));
    }
    before.tags().forEach((tag, old) -> drift("tag " + tag, old, tags.get(tag), findings));
  }

  private static <K extends Comparable<K>> void drift(
      String where, Map<K, Long> old, Map<K, Long> fresh, List<Finding> findings) {
    if (fresh == null) {
      return;
    }
    double psi = Drift.psi(old, fresh);
    double largest = Drift.largest(old, fresh);
    if (psi > largest) {
      findings.add(
          new Finding(
              Check.DRIFT,
              where,
              String.format(
                  Locale.ROOT, "PSI %.2f on the release before; %.2f may pass", psi, largest)));
    }
  }

  private void readable(String what, Runnable read) {
    try {
      read.run();
    } catch (Problem told) {
      throw told;
    } catch (RuntimeException cause) {
      pins.versions().keySet().forEach(table -> lake.verify(table, pins));
      throw new Problem(
          Problem.Code.LAKE_DAMAGED,
          "table %s in %s".formatted(what, lake.root()),
          "cannot be read as this night wrote it",
          "Look at the file system, delete the table's newest version and run the night again.",
          cause);
    }
  }
}
