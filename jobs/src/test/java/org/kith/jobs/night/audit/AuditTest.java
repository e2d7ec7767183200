package org.kith.jobs.night.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kith.jobs.night.audit.PlantedRows.items;
import static org.kith.jobs.night.audit.PlantedRows.plant;
import static org.kith.jobs.night.audit.PlantedRows.recommendation;
import static org.kith.jobs.night.audit.PlantedRows.scores;
import static org.kith.jobs.night.audit.PlantedRows.stores;
import static org.kith.jobs.night.audit.PlantedRows.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.jobs.night.audit.Finding.Check;

/** A lake of two people that passes, and one fault at a time planted in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
  private static final Audit.Before NOTHING_BEFORE = new Audit.Before(List.of(), Map.of());

  private Lake lake;
  private Pins good;

  @BeforeAll
  void twoPeople(@TempDir Path folder) {
    lake = new Lake(SharedSpark.session(), folder.toString());
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    plant(
        lake,
        versions,
        Table.IDENTITIES,
        "VALUES ('member','1','member:1','p1','',null),"
            + " ('member','2','member:2','p2','',null)");
    plant(lake, versions, Table.ITEMS, items("i1"));
    plant(lake, versions, Table.TAGS, tags("1.0D"));
    plant(lake, versions, Table.SCORES, scores("0.25D"));
    plant(lake, versions, Table.RECOMMENDATIONS, recommendation("p1", "i1"));
    plant(lake, versions, Table.SEGMENTS, "VALUES ('win-back','p1','treat',1.0D,1L)");
    plant(lake, versions, Table.STORES, stores("till", 1));
    good = new Pins(versions);
  }

  @Test
  void whatIsRightPassesAndIsCounted() {
    AuditFigures audit = audit(good);

    assertThat(audit.findings()).isEmpty();
    assertThat(audit.isRefused()).isFalse();
    assertThat(audit.rows()).containsEntry("identities", 2L).containsEntry("stores", 1L);
    assertThat(audit.sources()).containsEntry("till", 1L);
    assertThat(audit.history()).isEqualTo("no history");
  }

  @Test
  void aKeyThatTwoRowsShareIsFound() {
    assertFound(
        planted(
            Table.SCORES,
            scores("0.25D")
                + ", ('p1','again','v1',0.5D,0.5D,'',null)"
                + ", ('p1','again','v2',0.5D,0.5D,'',null)"),
        Check.UNIQUE,
        "scores (person_id, model)");
  }

  @Test
  void aProbabilityOverOneIsFound() {
    assertFound(planted(Table.SCORES, scores("1.5D")), Check.RANGE, "scores.score");
  }

  @Test
  void aScoreThatIsNoNumberIsFound() {
    assertFound(planted(Table.SCORES, scores("double('NaN')")), Check.RANGE, "scores.score");
  }

  @Test
  void aWeightWithoutEndIsFound() {
    assertFound(planted(Table.TAGS, tags("double('Infinity')")), Check.RANGE, "tags.weight");
  }

  @Test
  void aPersonWhomNobodyKnowsIsFound() {
    assertFound(
        planted(Table.RECOMMENDATIONS, recommendation("p9", "i1")),
        Check.REFERENCE,
        "recommendations.person_id");
  }

  @Test
  void anItemThatTheCatalogueLacksIsFound() {
    assertFound(
        planted(Table.RECOMMENDATIONS, recommendation("p1", "i9")),
        Check.REFERENCE,
        "recommendations.item_id");
  }

  @Test
  void aTableThatIsEmptyWhereItHadRowsIsFoundAndMayBeAccepted() {
    Pins empty = planted(Table.SEGMENTS, "SELECT * FROM VALUES ('s','p1','treat',1.0D,1L) LIMIT 0");
    Audit audit = new Audit(lake, empty, Optional.of(release(good)), NOTHING_BEFORE);

    assertThat(audit.run(Map.of(), Optional.empty()).isRefused()).isTrue();
    AuditFigures accepted = audit.run(Map.of(), Optional.of("no campaign this week"));
    assertThat(accepted.findings()).extracting(Finding::check).containsExactly(Check.EMPTY);
    assertThat(accepted.isRefused()).isFalse();
    assertThat(accepted.acceptedBecause()).isEqualTo("no campaign this week");
  }

  @Test
  void aReasonDoesNotLetAWrongValuePass() {
    AuditFigures audit =
        new Audit(lake, planted(Table.SCORES, scores("1.5D")), Optional.empty(), NOTHING_BEFORE)
            .run(Map.of(), Optional.of("please"));

    assertThat(audit.isRefused()).isTrue();
  }

  @Test
  void everyFaultOfANightIsToldAtOnce() {
    Map<Table, Long> versions = new EnumMap<>(good.versions());
    plant(lake, versions, Table.TAGS, tags("double('NaN')"));
    plant(lake, versions, Table.SCORES, scores("-0.1D"));
    plant(lake, versions, Table.RECOMMENDATIONS, recommendation("p9", "i9"));

    AuditFigures audit = audit(new Pins(versions));

    assertThat(audit.findings())
        .extracting(Finding::where)
        .containsExactlyInAnyOrder(
            "tags.weight", "scores.score", "recommendations.person_id", "recommendations.item_id");
    assertThat(audit.refusal(DAY)).contains("4 checks failed").contains("tags.weight");
  }

  @Test
  void aSourceFarBelowTheMedianOfSevenNightsIsFoundAndOfSixIsNot() {
    AuditFigures six = onNights(6, 4);
    assertThat(six.findings()).isEmpty();
    assertThat(six.history()).isEqualTo("no history");
    assertThat(onNights(7, 4).findings())
        .extracting(Finding::where)
        .containsExactly("source till", "table stores");
    assertThat(onNights(7, 2).findings()).isEmpty();
  }

  @Test
  void scoresAndTagsThatMoveFarFromTheReleaseBeforeAreFound() {
    AuditFigures then =
        new AuditFigures(
            Map.of(), Map.of(), Map.of("repurchase", Map.of(19, 1_000L)), "", List.of(), null);
    AuditFigures audit =
        new Audit(
                lake,
                planted(
                    Table.SCORES,
                    "SELECT concat('p', id), 'repurchase', 'v1', 0.01D, 0.5D, '', null"
                        + " FROM range(1, 3)"),
                Optional.empty(),
                new Audit.Before(List.of(then), Map.of("stage", Map.of("new", 900L, "lost", 100L))))
            .run(Map.of("stage", Map.of("new", 100L, "lost", 900L)), Optional.empty());

    assertThat(audit.findings()).extracting(Finding::where).contains("tag stage");
    assertThat(audit.findings()).extracting(Finding::check).containsOnly(Check.DRIFT);
  }

  @Test
  void theStabilityIndexIsThatOfAHandWorkedTable() {
    Map<String, Long> before = Map.of("a", 500_000L, "b", 500_000L);
    Map<String, Long> after = Map.of("a", 250_000L, "b", 750_000L);

    double byHand = (.25 - .5) * Math.log(.25 / .5) + (.75 - .5) * Math.log(.75 / .5);
    assertThat(Drift.psi(before, after)).isCloseTo(byHand, within(1e-5));
    assertThat(Drift.psi(before, before)).isZero();
  }

  @Test
  void aFileThatIsLostAfterItWasWrittenIsToldAsDamage() throws IOException {
    Pins lost = planted(Table.COMMUNITIES, "VALUES ('p1','c1',1)");
    Path folder = Path.of(lake.folderOf(Table.COMMUNITIES).toUri().getPath());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        Files.delete(file);
      }
    }

    assertThatThrownBy(() -> audit(lost))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(Problem.Code.LAKE_DAMAGED));
  }

  private AuditFigures onNights(int nights, long rows) {
    AuditFigures then =
        new AuditFigures(
            Map.of("stores", rows), Map.of("till", rows), Map.of(), "", List.of(), null);
    Pins stores = new Pins(Map.of(Table.STORES, good.versionOf(Table.STORES).getAsLong()));
    return new Audit(
            lake,
            stores,
            Optional.empty(),
            new Audit.Before(Collections.nCopies(nights, then), Map.of()))
        .run(Map.of(), Optional.empty());
  }

  private void assertFound(Pins pins, Check check, String where) {
    AuditFigures audit = audit(pins);

    assertThat(audit.isRefused()).isTrue();
    assertThat(audit.findings()).hasSize(1);
    assertThat(audit.findings().get(0).check()).isEqualTo(check);
    assertThat(audit.findings().get(0).where()).isEqualTo(where);
  }

  private AuditFigures audit(Pins pins) {
    return new Audit(lake, pins, Optional.empty(), NOTHING_BEFORE).run(Map.of(), Optional.empty());
  }

  /** The table with what is planted, and what its rows refer to. */
  private Pins planted(Table table, String sql) {
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    for (Table named : List.of(Table.IDENTITIES, Table.ITEMS)) {
      versions.put(named, good.versionOf(named).getAsLong());
    }
    plant(lake, versions, table, sql);
    return new Pins(versions);
  }

  private static Release release(Pins pins) {
    return new Release(1, "before", DAY, DAY, null, "c", "i", pins, Map.of(), "{}");
  }
}
