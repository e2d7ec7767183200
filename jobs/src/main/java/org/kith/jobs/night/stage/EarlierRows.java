package org.kith.jobs.night.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.identity.FactTables;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.source.InputDigest;
import org.kith.features.source.SourceContract;
import org.kith.jobs.night.stage.IngestFigures.SourceFigures;
import org.kith.jobs.night.work.Lanes;
import org.kith.jobs.night.work.Workspace;

/**
 * What the release before made of the sources' rows, as far as judging them anew would come to the
 * same: the first files of a source are those that it saw, and nothing else that decides has
 * changed.
 */
final class EarlierRows {

  /** Where more than this share of a source's bytes came since, all of it is judged anew. */
  private static final double MUCH = .2;

  private final Workspace workspace;
  private final Pins pins;
  private final List<SourceFigures> sources;

  EarlierRows(Workspace workspace) {
    this.workspace = workspace;
    this.pins = workspace.base().map(Release::pins).orElse(Pins.NONE);
    this.sources =
        workspace
            .before(IngestFigures.class)
            .filter(figures -> isWhole())
            .map(IngestFigures::sources)
            .orElse(List.of());
  }

  /** An old release may have lost its files to retention: then all is judged anew. */
  private boolean isWhole() {
    List<Runnable> looks =
        Arrays.stream(Table.values())
            .filter(table -> table.isFact() || table == Table.VAULT || table == Table.QUARANTINE)
            .map(table -> (Runnable) () -> workspace.lake().verify(table, pins))
            .toList();
    try {
      Lanes.TWO.run(looks);
      return true;
    } catch (Problem lost) {
      return false;
    }
  }

  /** What became of a source's rows; empty where the release before did not know it. */
  Optional<SourceFigures> of(String source) {
    return sources.stream().filter(figures -> figures.name().equals(source)).findFirst();
  }

  /**
   * How many of a source's first files are those whose rows stand.
   *
   * <p>A row that may not be kept can have replaced others of its key, and its key is not known; a
   * source with keys of which there are such rows is judged anew when files are added.
   *
   * @param judgedBy as {@link SourceFigures#judgedBy}
   * @return empty where all are to be judged anew
   */
  OptionalInt standing(SourceContract contract, String judgedBy) {
    InputDigest delivered = workspace.deliveries().get(contract.name());
    Optional<SourceFigures> earlier =
        of(contract.name())
            .filter(figures -> judgedBy.equals(figures.judgedBy()))
            .filter(figures -> figures.delivered() != null && hasColumnsOf(contract.table()));
    if (delivered == null || earlier.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt files = delivered.filesOf(earlier.get().delivered());
    if (files.isEmpty() || files.getAsInt() == delivered.files()) {
      return files;
    }
    boolean isMuch = delivered.shareAfter(files.getAsInt()) > MUCH;
    boolean hidesKeys = !contract.key().isEmpty() && earlier.get().counts().forgotten() > 0;
    return isMuch || hidesKeys ? OptionalInt.empty() : files;
  }

  /** Whether the same sources as tonight filled a table. */
  boolean hadSources(Table table, Collection<SourceContract> tonight) {
    Set<String> earlier =
        sources.stream()
            .filter(figures -> figures.table().equals(table.tableName()))
            .map(SourceFigures::name)
            .collect(Collectors.toSet());
    return pins.has(table)
        && earlier.equals(tonight.stream().map(SourceContract::name).collect(Collectors.toSet()));
  }

  /** The sources that the release before knew. */
  Set<String> names() {
    return sources.stream().map(SourceFigures::name).collect(Collectors.toSet());
  }

  /** The facts that came of a source. */
  Dataset<Row> facts(SourceContract contract) {
    return read(contract.table()).where(col("source").equalTo(contract.name()));
  }

  /** The refused rows of sources, as tonight's run refuses them. */
  Dataset<Row> quarantined(Collection<String> names) {
    return read(Table.QUARANTINE)
        .where(col("source").isin(names.toArray()))
        .withColumn("run", lit(workspace.stamp()));
  }

  /** Every contact that a standing fact brought with it. */
  Dataset<Row> contacts() {
    return read(Table.VAULT);
  }

  /** The contacts of those whom sources' standing facts are about. */
  Dataset<Row> contacts(Collection<SourceContract> contracts) {
    Dataset<Row> identifiers =
        contracts.stream()
            .map(contract -> facts(contract).where(FactTables.stands()))
            .map(facts -> facts.select(explode(map_entries(col("identifiers")))))
            .reduce(Dataset::union)
            .orElseThrow()
            .select("col.key", "col.value")
            .distinct();
    Dataset<Row> vault = read(Table.VAULT);
    Column same =
        vault
            .col("kind")
            .equalTo(identifiers.col("key"))
            .and(vault.col("value").equalTo(identifiers.col("value")));
    return vault.join(identifiers, same, "left_semi");
  }

  private Dataset<Row> read(Table table) {
    return workspace.lake().readOrEmpty(table, pins);
  }

  private boolean hasColumnsOf(Table table) {
    return pins.has(table)
        && Arrays.equals(read(table).schema().fieldNames(), table.schema().fieldNames());
  }
}
