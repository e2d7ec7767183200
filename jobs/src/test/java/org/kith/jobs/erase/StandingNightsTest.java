package org.kith.jobs.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
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
import org.kith.jobs.release.Rollback;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.standing.StandingFigures;
import org.kith.jobs.standing.StandingReport;

/** Two nights of a shop: compared, gone back from, and a person of theirs forgotten. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandingNightsTest {

  private Path folder;
  private Configuration shop;
  private NightSummary first;
  private NightSummary second;
  private String personId;

  @BeforeAll
  void twoNights(@TempDir Path empty) throws IOException {
    folder = empty;
    shop = GiftShop.in(folder);
    first = night(GiftShop.AS_OF.minusDays(1));
    second = night(GiftShop.AS_OF);
  }

  @Test
  @Order(1)
  void aDifferenceBetweenTwoNightsOfTheSameFilesIsPutDownToTheDayAlone() {
    Difference difference = diff();

    assertThat(difference.causes())
        .extracting(Difference.Cause::kind)
        .contains("day", "base")
        .doesNotContain("late-data", "new-data", "configuration", "code", "unrecorded");
    assertThat(difference.tables()).containsKey("tags");
    assertThat(difference.sources()).isEmpty();
  }

  @Test
  @Order(2)
  void theLedgerLeadsFromAnExportedRowToTheModelCard() {
    Release release = releases().newestOrProblem();
    RunLedger ledger = RunLedger.open(lake());
    List<String> written = new ArrayList<>();
    for (var run : ledger.of(release.id())) {
      run.outputs()
          .forEach(
              (table, version) -> {
                if (release.pins().versionOf(table).orElse(-1) == version) {
                  written.add(table.tableName());
                }
              });
      run.inputs()
          .forEach(
              (table, version) ->
                  assertThat(release.pins().versionOf(table)).as(table.name()).hasValue(version));
    }

    assertThat(written)
        .containsAll(release.pins().versions().keySet().stream().map(Table::tableName).toList());
    assertThat(release.origin().hashes())
        .containsKeys("source:orders", "configuration:tags", "configuration:models", "code");
    release
        .models()
        .forEach(
            (model, version) ->
                assertThat(
                        lake()
                            .readOrEmpty(Table.MODELS, release.pins())
                            .where("model = '%s' AND version = '%s'".formatted(model, version))
                            .select("card")
                            .first()
                            .getString(0))
                    .contains(version));
  }

  @Test
  @Order(2)
  void theMonthsReportCountsWhatAPlainReadingOfTheFactsCounts() throws IOException {
    StandingFigures report =
        StandingReport.write(lake(), shop, "month", Optional.of(GiftShop.AS_OF));

    long orders =
        lake()
            .readOrEmpty(Table.ORDERS, releases().newestOrProblem().pins())
            .where("kind = 'sale' AND occurred_at >= '2011-09-02' AND occurred_at < '2011-10-01'")
            .select("order_id")
            .distinct()
            .count();
    assertThat(report.sales().orders()).isBetween(orders, orders + 40);
    assertThat(report.cohorts()).isNotEmpty();
    assertThat(report.adoption().segments()).isNotEmpty();
    assertThat(Path.of(report.files().get("html"))).content().contains("Repurchase");
    assertThat(Path.of(report.files().get("csv"))).content().startsWith("section,name,figure");
    assertThat(Path.of(report.files().get("alerts"))).exists();
    assertThat(folder.resolve("lake/reports/" + second.release() + ".prom"))
        .content()
        .contains("kith_night_published 1\n")
        .contains("kith_stage_seconds{stage=\"ingest\"}");
    assertThat(folder.resolve("lake/reports/" + second.release() + ".lineage.jsonl"))
        .content()
        .contains("\"eventType\":\"COMPLETE\"")
        .contains("source/orders");
  }

  @Test
  @Order(3)
  void aRollbackShowsTheReleaseBeforeWithItsModelsAndTheNightThatWasLeftStaysAway() {
    Rollback.Result back = Rollback.to(lake(), Optional.empty(), Optional.of("a test"));

    Release seen = releases().newestOrProblem();
    assertThat(back.to()).isEqualTo(first.release()).isEqualTo(seen.id());
    assertThat(seen.models()).isEqualTo(releases().named("1").models());
    assertThat(seen.origin().reason()).isEqualTo("a test");
    assertThatThrownBy(() -> night(GiftShop.AS_OF))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code().exitStatus()).isEqualTo(4));
    assertThatThrownBy(() -> Rollback.to(lake(), Optional.empty(), Optional.empty()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND));
  }

  @Test
  @Order(4)
  void namingTheReleaseThatWasLeftLeadsOnToItAgain() {
    Rollback.to(lake(), Optional.of(second.release()), Optional.empty());

    assertThat(releases().newestOrProblem().id()).isEqualTo(second.release());
    assertThat(releases().standing())
        .extracting(Release::id)
        .containsExactly(second.release(), first.release());
    assertThat(night(GiftShop.AS_OF).outcome()).isEqualTo(NightSummary.Outcome.UNCHANGED);
  }

  @Test
  @Order(5)
  void anErasureKilledAfterItsPublicationEndsWithACertificate() throws IOException {
    personId = exported();
    assertThatThrownBy(() -> erase(List.of("purge"))).hasMessage("killed before purge");
    assertThat(certificates()).isEmpty();

    Certificate certificate = erase(List.of());

    assertThat(certificate.scan().hits()).isEmpty();
    assertThat(certificate.certified()).isTrue();
    assertThat(certificate.models()).isNotEmpty();
    assertThat(certificates()).hasSize(1);
    assertThat(releases().standing()).hasSize(2);
  }

  @Test
  @Order(6)
  void nobodyFindsTheErasedPersonInAnyFile() throws IOException {
    for (Release release : releases().standing()) {
      for (Table table : release.pins().versions().keySet()) {
        assertThat(
                lake()
                    .read(table, release.pins())
                    .orElseThrow()
                    .toJSON()
                    .filter("value LIKE '%" + personId + "%'")
                    .count())
            .as(table.name())
            .isZero();
      }
    }
    try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(personId);
      }
    }
    try (Stream<Path> removals = Files.list(folder.resolve("removals"))) {
      assertThat(removals.toList()).isNotEmpty();
    }
  }

  @Test
  @Order(7)
  void aNightFarBelowTheNightsBeforeIsRefusedAndHandsNothingOut() {
    plantNightsOf(100_000);
    Release seen = releases().newestOrProblem();

    NightSummary refused = night(GiftShop.AS_OF.plusDays(1));

    assertThat(refused.outcome()).isEqualTo(NightSummary.Outcome.REFUSED);
    assertThat(refused.refusal().split(" · ")).hasSize(3);
    assertThat(refused.refusal()).contains("volume of table orders", "volume of source orders");
    assertThat(refused.exports()).isEmpty();
    assertThat(Path.of(refused.report())).content().contains("volume of table orders");
    assertThat(refused.release()).isEqualTo(seen.id());
    assertThat(releases().newestOrProblem()).isEqualTo(seen);
  }

  @Test
  @Order(8)
  void deliveredAgainTheErasedPersonStaysAwayAndAReasonLetsTheNightPass() {
    NightSummary next = night(GiftShop.AS_OF.plusDays(1), Optional.of("half the shops are shut"));

    assertThat(releases().newestOrProblem().origin().reason()).isEqualTo("half the shops are shut");
    assertThat(next.outcome()).as(next.refusal()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    assertThat(next.persons()).isEqualTo(second.persons() - 1);
    assertThat(next.sources().get("orders").quarantined()).isPositive();
    assertThat(
            lake()
                .readOrEmpty(Table.IDENTITIES, releases().newestOrProblem().pins())
                .where("person_id = '%s'".formatted(personId))
                .isEmpty())
        .isTrue();
    assertThatThrownBy(() -> erase(List.of()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND));
  }

  @Test
  @Order(9)
  void exportFilesGoOnTheDayTheirRetentionEndsAndNotAgain() {
    assertThat(folder.resolve("lake/exports")).isNotEmptyDirectory();
    LocalDate lastDay = GiftShop.AS_OF.plusDays(400);

    List<ExportRetention.Expired> gone = endedBy(lastDay);

    assertThat(gone).isNotEmpty();
    assertThat(gone).extracting(ExportRetention.Expired::deleteOn).allMatch(d -> d.length() == 10);
    assertThat(endedBy(lastDay)).isEmpty();
    assertThat(
            folder
                .resolve("lake/exports")
                .resolve(gone.get(0).segment())
                .resolve(gone.get(0).release())
                .resolve(gone.get(0).destination()))
        .doesNotExist();
  }

  private List<ExportRetention.Expired> endedBy(LocalDate day) {
    return ExportRetention.apply(
        lake().root(), SharedSpark.session().sparkContext().hadoopConfiguration(), day);
  }

  private String exported() {
    return lake()
        .readOrEmpty(Table.SEGMENTS, releases().newestOrProblem().pins())
        .where("arm = 'treat'")
        .orderBy("person_id")
        .first()
        .getAs("person_id");
  }

  /** Seven nights that the ledger says had so many orders, on what readers see. */
  private void plantNightsOf(long orders) {
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

  private Certificate erase(List<String> deaths) {
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
    return new Erase(mortal, Keys.of(shop.kith(), Map.of()), folder.resolve("removals"))
        .of(personId, Optional.empty());
  }

  private List<Path> certificates() throws IOException {
    Path erasures = folder.resolve("lake/erasures");
    if (!Files.exists(erasures)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(erasures)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private Difference diff() {
    return ReleaseDiff.between(
        lake(),
        releases().named(first.release()),
        releases().named(second.release()),
        shop.kith().zone());
  }

  private NightSummary night(LocalDate day) {
    return night(day, Optional.empty());
  }

  private NightSummary night(LocalDate day, Optional<String> accept) {
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

  private Lake lake() {
    return new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }

  private Releases releases() {
    return new Releases(lake());
  }
}
