package org.kith.jobs.night.work;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.ErasureLedger;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.source.InputDigest;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Tombstones;
import org.kith.jobs.settings.Configuration;

/** What a night's stages share: the lake as far as it has been built, and what the night is for. */
public final class Workspace {

  private final Lake lake;
  private final LakeWriter writer;
  private final Configuration configuration;
  private final Keyring keyring;
  private final AsOf asOf;
  private final String release;
  private final Optional<Release> base;
  private final String inputs;
  private final Map<String, InputDigest> deliveries;
  private final Tombstones tombstones;
  private final Map<Class<?>, StageFigures> figures = new LinkedHashMap<>();
  private final Map<Table, Long> written = new EnumMap<>(Table.class);
  private Pins pins = Pins.NONE;
  private String stamp = "";
  private Optional<StageFigures> before = Optional.empty();

  /** As the other, where no stage looks at the sources' files. */
  public Workspace(
      Lake lake, Configuration configuration, Keyring keyring, AsOf asOf, NightIdentity identity) {
    this(lake, configuration, keyring, asOf, identity, Map.of());
  }

  /**
   * @param deliveries what each source delivers, by its name
   */
  public Workspace(
      Lake lake,
      Configuration configuration,
      Keyring keyring,
      AsOf asOf,
      NightIdentity identity,
      Map<String, InputDigest> deliveries) {
    this.lake = lake;
    this.writer = new LakeWriter(lake);
    this.configuration = configuration;
    this.keyring = keyring;
    this.asOf = asOf;
    this.release = identity.release();
    this.base = identity.base();
    this.inputs = identity.inputs();
    this.deliveries = Map.copyOf(deliveries);
    this.tombstones = new Tombstones(keyring, new ErasureLedger(lake).marks());
  }

  public Lake lake() {
    return lake;
  }

  public SparkSession spark() {
    return lake.spark();
  }

  public Configuration configuration() {
    return configuration;
  }

  public Keyring keyring() {
    return keyring;
  }

  public AsOf asOf() {
    return asOf;
  }

  /** The release that this night builds. */
  public String release() {
    return release;
  }

  /** The newest release of an earlier day. */
  public Optional<Release> base() {
    return base;
  }

  /** Fingerprint of the sources' files. */
  public String inputs() {
    return inputs;
  }

  /** What each source delivers, by its name. */
  public Map<String, InputDigest> deliveries() {
    return deliveries;
  }

  /** Who was erased. */
  public Tombstones tombstones() {
    return tombstones;
  }

  /** What the stages so far have written. */
  public synchronized Pins pins() {
    return pins;
  }

  /** The rows of a table that an earlier stage wrote; none where it wrote none. */
  public Dataset<Row> table(Table table) {
    return lake.readOrEmpty(table, pins);
  }

  /** Makes the rows the table's version in this night; of several tables at once, if need be. */
  public void write(Table table, Dataset<Row> rows) {
    pin(Map.of(table, writer.overwrite(table, rows, stamp)));
  }

  /** How many rows a table has that a stage of this night wrote. */
  public long rows(Table table) {
    return writer.rowsWritten(table, pins().versionOf(table).getAsLong());
  }

  /** The figures of an earlier stage. */
  public <R extends StageFigures> R figuresOf(Class<R> type) {
    return type.cast(figures.get(type));
  }

  /** The figures of an earlier stage, if it has run. */
  public <R extends StageFigures> Optional<R> find(Class<R> type) {
    return Optional.ofNullable(figures.get(type)).map(type::cast);
  }

  /**
   * Begins a stage.
   *
   * @param stageBefore what the stage said of itself in the release that the night builds on, which
   *     still pins what it wrote; empty where nothing is to be taken over from it
   */
  public void begin(String stageStamp, Optional<? extends StageFigures> stageBefore) {
    stamp = stageStamp;
    before = stageBefore.map(StageFigures.class::cast);
    written.clear();
  }

  /** What the stage at hand said of itself in the release before, see {@link #begin}. */
  public <R extends StageFigures> Optional<R> before(Class<R> type) {
    return before.map(type::cast);
  }

  /** Makes the version that the release before pins the table's version in this night. */
  public void takeOver(Table table) {
    Pins pinned = base.map(Release::pins).orElse(Pins.NONE);
    pin(Map.of(table, pinned.versionOf(table).orElseThrow()));
  }

  public synchronized void pin(Map<Table, Long> versions) {
    written.putAll(versions);
    pins = pins.with(versions);
  }

  public void keep(StageFigures stageFigures) {
    figures.put(stageFigures.getClass(), stageFigures);
  }

  /** Versions that the stage at hand has written. */
  public Map<Table, Long> written() {
    return Map.copyOf(written);
  }

  /** The stamp of the stage at hand. */
  public String stamp() {
    return stamp;
  }
}
