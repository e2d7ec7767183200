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
import org.kith.features.error.Problem;
import org.kith.features.lake.Release;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.Table;
import org.kith.jobs.night.GiftShop;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.night.shelf.ExportRetention;
import org.kith.jobs.release.Difference;
import org.kith.jobs.release.Rollback;
import org.kith.jobs.standing.StandingFigures;
import org.kith.jobs.standing.StandingReport;

/** Two nights of a shop: compared, gone back from, and a person of theirs forgotten. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandingNightsTest {

  private Path folder;
  private StandingNights nights;
  private NightSummary first;
  private NightSummary second;
  private String personId;

  @BeforeAll
  void twoNights(@TempDir Path empty) throws IOException {
    folder = empty;
    nights = new StandingNights(folder);
    first = nights.night(GiftShop.AS_OF.minusDays(1));
    second = nights.night(GiftShop.AS_OF);
  }

  @Test
  @Order(1)
  void aDifferenceBetweenTwoNightsOfTheSameFilesIsPutDownToTheDayAlone() {
    Difference difference = nights.difference(first, second);

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
    Release release = nights.releases().newestOrProblem();
    RunLedger ledger = RunLedger.open(nights.lake());
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
                        nights
                            .lake()
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
        StandingReport.write(nights.lake(), nights.shop(), "month", Optional.of(GiftShop.AS_OF));

    long orders =
        nights
            .lake()
            .readOrEmpty(Table.ORDERS, nights.releases().newestOrProblem().pins())
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
    Rollback.Result back = Rollback.to(nights.lake(), Optional.empty(), Optional.of("a test"));

    Release seen = nights.releases().newestOrProblem();
    assertThat(back.to()).isEqualTo(first.release()).isEqualTo(seen.id());
    assertThat(seen.models()).isEqualTo(nights.releases().named("1").models());
    assertThat(seen.origin().reason()).isEqualTo("a test");
    assertThatThrownBy(() -> nights.night(GiftShop.AS_OF))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code().exitStatus()).isEqualTo(4));
    assertThatThrownBy(() -> Rollback.to(nights.lake(), Optional.empty(), Optional.empty()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND));
  }

  @Test
  @Order(4)
  void namingTheReleaseThatWasLeftLeadsOnToItAgain() {
    Rollback.to(nights.lake(), Optional.of(second.release()), Optional.empty());

    assertThat(nights.releases().newestOrProblem().id()).isEqualTo(second.release());
    assertThat(nights.releases().standing())
        .extracting(Release::id)
        .containsExactly(second.release(), first.release());
    assertThat(nights.night(GiftShop.AS_OF).outcome()).isEqualTo(NightSummary.Outcome.UNCHANGED);
  }

  @Test
  @Order(5)
  void anErasureKilledAfterItsPublicationEndsWithACertificate() throws IOException {
    personId = nights.exported();
    assertThatThrownBy(() -> nights.erase(personId, List.of("purge")))
        .hasMessage("killed before purge");
    assertThat(nights.certificates()).isEmpty();

    Certificate certificate = nights.erase(personId, List.of());

    assertThat(certificate.scan().hits()).isEmpty();
    assertThat(certificate.certified()).isTrue();
    assertThat(certificate.models()).isNotEmpty();
    assertThat(nights.certificates()).hasSize(1);
    assertThat(nights.releases().standing()).hasSize(2);
  }

  @Test
  @Order(6)
  void nobodyFindsTheErasedPersonInAnyFile() throws IOException {
    for (Release release : nights.releases().standing()) {
      for (Table table : release.pins().versions().keySet()) {
        assertThat(
                nights
                    .lake()
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
    nights.plantNightsOf(100_000);
    Release seen = nights.releases().newestOrProblem();

    NightSummary refused = nights.night(GiftShop.AS_OF.plusDays(1));

    assertThat(refused.outcome()).isEqualTo(NightSummary.Outcome.REFUSED);
    assertThat(refused.refusal().split(" · ")).hasSize(3);
    assertThat(refused.refusal()).contains("volume of table orders", "volume of source orders");
    assertThat(refused.exports()).isEmpty();
    assertThat(Path.of(refused.report())).content().contains("volume of table orders");
    assertThat(refused.release()).isEqualTo(seen.id());
    assertThat(nights.releases().newestOrProblem()).isEqualTo(seen);
  }

  @Test
  @Order(8)
  void deliveredAgainTheErasedPersonStaysAwayAndAReasonLetsTheNightPass() {
    NightSummary next =
        nights.night(GiftShop.AS_OF.plusDays(1), Optional.of("half the shops are shut"));

    assertThat(nights.releases().newestOrProblem().origin().reason())
        .isEqualTo("half the shops are shut");
    assertThat(next.outcome()).as(next.refusal()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    assertThat(next.persons()).isEqualTo(second.persons() - 1);
    assertThat(next.sources().get("orders").quarantined()).isPositive();
    assertThat(
            nights
                .lake()
                .readOrEmpty(Table.IDENTITIES, nights.releases().newestOrProblem().pins())
                .where("person_id = '%s'".formatted(personId))
                .isEmpty())
        .isTrue();
    assertThatThrownBy(() -> nights.erase(personId, List.of()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND));
  }

  @Test
  @Order(9)
  void exportFilesGoOnTheDayTheirRetentionEndsAndNotAgain() {
    assertThat(folder.resolve("lake/exports")).isNotEmptyDirectory();
    LocalDate lastDay = GiftShop.AS_OF.plusDays(400);

    List<ExportRetention.Expired> gone = nights.endedBy(lastDay);

    assertThat(gone).isNotEmpty();
    assertThat(gone).extracting(ExportRetention.Expired::deleteOn).allMatch(d -> d.length() == 10);
    assertThat(nights.endedBy(lastDay)).isEmpty();
    assertThat(
            folder
                .resolve("lake/exports")
                .resolve(gone.get(0).segment())
                .resolve(gone.get(0).release())
                .resolve(gone.get(0).destination()))
        .doesNotExist();
  }
}
