package org.kith.jobs.erase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Lease;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.features.lake.Table;
import org.kith.jobs.night.GiftShop;
import org.kith.jobs.night.Keys;
import org.kith.jobs.night.Night;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.night.StageProgress;
import org.kith.jobs.night.shelf.ExportRetention;
import org.kith.jobs.release.Difference;
import org.kith.jobs.release.ReleaseDiff;
import org.kith.jobs.settings.Configuration;

/** Nights of the gift shop in one lake, and what an operator does with them. */
final class StandingNights {

  private final Path folder;
  private final Configuration shop;

  StandingNights(Path folder) throws IOException {
    this.folder = folder;
    this.shop = GiftShop.in(folder);
  }

  Configuration shop() {
    return shop;
  }

  NightSummary night(LocalDate day) {
    return night(day, Optional.empty());
  }

  NightSummary night(LocalDate day, Optional<String> accept) {
    return new Night(SharedSpark.session())
        .run(
            new NightRequest(
                shop,
                folder.resolve("lake").toString(),
                day,
                accept,
                Optional.empty(),
                StageProgress.SILENT));
  }

  Lake lake() {
    return new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }

  Releases releases() {
    return new Releases(lake());
  }

  /** What sets two of the nights apart. */
  Difference difference(NightSummary first, NightSummary second) {
    return ReleaseDiff.between(
        lake(),
        releases().named(first.release()),
        releases().named(second.release()),
        shop.kith().zone());
  }

  /** The exports whose retention has ended on that day. */
  List<ExportRetention.Expired> endedBy(LocalDate day) {
    return ExportRetention.apply(
        lake().root(), SharedSpark.session().sparkContext().hadoopConfiguration(), day);
  }

  /** Somebody who is contacted. */
  String exported() {
    return lake()
        .readOrEmpty(Table.SEGMENTS, releases().newestOrProblem().pins())
        .where("arm = 'treat'")
        .orderBy("person_id")
        .first()
        .getAs("person_id");
  }

  /** Seven nights that the ledger says had so many orders, on what readers see. */
  void plantNightsOf(long orders) {
    Release seen = releases().newestOrProblem();
    RunLedger ledger = RunLedger.open(lake());
    for (int night = 1; night <= 7; night++) {
      String id = "planted" + night;
      Release planted =
          new Release(
              releases().nextSequence(),
              id,
              seen.day(),
              seen.knownOn(),
              seen.base(),
              seen.configuration(),
              seen.inputs(),
              seen.pins(),
              seen.models(),
              seen.summary());
      try (Lease lease = Lease.take(lake())) {
        lease.publish(releases(), List.of(planted));
      }
      ledger.record(
          new StageRun(
              id,
              "audit",
              id,
              seen.day(),
              Map.of(),
              Map.of(),
              0,
              0,
              0,
              "done",
              ("{\"rows\":{\"orders\":%d},\"sources\":{\"orders\":%d},\"scores\":{},"
                      + "\"history\":\"\",\"findings\":[]}")
                  .formatted(orders, orders)));
    }
  }

  /** An erasure that is killed before each of those steps. */
  Certificate erase(String personId, List<String> deaths) {
    Lake mortal =
        new Lake(
            SharedSpark.session(),
            folder.resolve("lake").toString(),
            (step, effect) -> {
              if (deaths.contains(step)) {
                throw new IllegalStateException("killed before " + step);
              }
              effect.run();
            });
    return new Erase(
            mortal, Keys.of(shop.kith(), Map.of()), folder.resolve("removals"), Set.of("CN"))
        .of(personId, Optional.empty());
  }

  List<Path> certificates() throws IOException {
    Path erasures = folder.resolve("lake/erasures");
    if (!Files.exists(erasures)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(erasures)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }
}
