package org.kith.jobs.night;

import static org.apache.spark.sql.functions.max;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.night.model.Reproduction;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Wants;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

/** Nights of the gift shop in lakes of one folder, and what readers find there. */
final class GiftNights {

  private final Path folder;
  private final Configuration shop;

  GiftNights(Path folder) throws IOException {
    this.folder = folder;
    this.shop = GiftShop.in(folder);
  }

  Configuration shop() {
    return shop;
  }

  /**
   * The shop with a question that is answered from a tag that says little, and a segment {@code
   * nobody} that wants an item for people whom there are none of.
   */
  Configuration planted() {
    Configuration read =
        ConfReader.read(
            GiftShop.conf(),
            Map.of("data", folder.toString(), "models/repurchase.features", "refund_rate"),
            Map.of());
    List<SegmentDefinition> segments = new ArrayList<>(read.segments());
    segments.add(wanting("nobody", "orders_total < 0", new Wants("S003", 20)));
    return with(read, segments);
  }

  /** The shop with one segment: the people who want that. */
  Configuration wanting(Wants wants) {
    return with(shop, List.of(wanting("fans", null, wants)));
  }

  private static Configuration with(Configuration own, List<SegmentDefinition> segments) {
    return new Configuration(
        own.kith(),
        own.sources(),
        own.tags(),
        own.recommenders(),
        own.propensities(),
        own.values(),
        own.uplifts(),
        own.lookalikes(),
        segments,
        own.destinations(),
        own.places(),
        own.hash());
  }

  /** The first segment of the shop, but for whom it wants. */
  private SegmentDefinition wanting(String name, String where, Wants wants) {
    SegmentDefinition any = shop.segments().get(0);
    return new SegmentDefinition(
        name,
        any.title(),
        any.brand(),
        any.owner(),
        any.purpose(),
        any.content(),
        any.retention(),
        where,
        wants,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0.1,
        null,
        null,
        any.destinations());
  }

  NightSummary night(String lake, StageProgress progress) {
    return night(lake, Optional.empty(), progress);
  }

  NightSummary night(String lake, Optional<LocalDate> knownAt, StageProgress progress) {
    return night(shop, lake, GiftShop.AS_OF, knownAt, progress);
  }

  NightSummary night(
      Configuration configuration,
      String lake,
      LocalDate day,
      Optional<LocalDate> knownAt,
      StageProgress progress) {
    return new Night(SharedSpark.session())
        .run(
            new NightRequest(
                configuration,
                folder.resolve(lake).toString(),
                day,
                knownAt,
                Optional.empty(),
                Optional.empty(),
                progress));
  }

  Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }

  /** Newest first. */
  List<Release> releases(String lake) {
    return new Releases(lake(lake)).all();
  }

  List<Row> rows(String lake, Release release, Table table, String where) {
    return lake(lake).readOrEmpty(table, release.pins()).where(where).collectAsList();
  }

  LocalDate lastSeen(String lake) {
    return lake(lake)
        .readOrEmpty(Table.TAGS, releases(lake).get(0).pins())
        .agg(max("evidence.last_at"))
        .first()
        .getTimestamp(0)
        .toLocalDateTime()
        .toLocalDate();
  }

  ReproFigures reproduced(Configuration configuration, String model, String version) {
    return reproduced("lake", configuration, model, version);
  }

  ReproFigures reproduced(String lake, Configuration configuration, String model, String version) {
    return Reproduction.of(
        lake(lake),
        new Releases(lake(lake)).readable(List.of(Table.values())),
        configuration,
        Keys.of(configuration.kith(), Map.of()),
        model,
        version);
  }

  /** Copies one lake to another. */
  void copy(String one, String other) throws IOException {
    Path from = folder.resolve(one);
    Path to = folder.resolve(other);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
