package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.features.lake.Table;
import org.kith.jobs.settings.Configuration;

/**
 * Three nights of a brand that keeps orders for a month and releases for two days, in a lake whose
 * files are a year old by the machine's clock.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionTest {

  private static final int DAYS_KEPT = 31;
  private static final int PEOPLE = 40;

  private Path folder;
  private final List<NightSummary> nights = new ArrayList<>();

  @BeforeAll
  void threeNights(@TempDir Path empty) throws IOException {
    folder = empty;
    Configuration shop =
        TeaHouse.in(folder, PEOPLE, "retention: {orders: 31 days, releases: 2 days}\n");
    for (int before : List.of(4, 1, 0)) {
      age(folder.resolve("lake"));
      nights.add(
          new Night(SharedSpark.session())
              .run(
                  new NightRequest(
                      shop,
                      folder.resolve("lake").toString(),
                      TeaHouse.AS_OF.minusDays(before),
                      Optional.empty(),
                      Optional.empty(),
                      StageProgress.SILENT)));
    }
  }

  @Test
  void whatIsOlderThanItsTableMayKeepIsCountedAndItsContentNowhere() {
    Release newest = releases().newestOrProblem();
    NightSummary.SourceRows orders = nights.get(2).sources().get("orders");
    List<Row> refused =
        lake()
            .readOrEmpty(Table.QUARANTINE, newest.pins())
            .select("rule", "sealed")
            .collectAsList();
    LocalDate first = TeaHouse.AS_OF.minusDays(DAYS_KEPT - 1);

    assertThat(orders.quarantined()).isPositive().isEqualTo(refused.size());
    assertThat(orders.read()).isEqualTo(TeaHouse.ORDERS_EACH * PEOPLE);
    assertThat(orders.accepted()).isEqualTo(orders.read() - orders.quarantined());
    assertThat(refused)
        .allSatisfy(
            row -> {
              assertThat(row.getString(0)).isEqualTo("expired");
              assertThat(row.isNullAt(1)).isTrue();
            });
    assertThat(
            lake()
                .readOrEmpty(Table.ORDERS, newest.pins())
                .where("occurred_at < timestamp '%s'".formatted(first.minusDays(1)))
                .count())
        .isZero();
  }

  @Test
  void releasesOlderThanTheirRetentionCannotBeReadAndTwoAlwaysCan() {
    List<Release> standing = releases().standing();

    assertThat(standing).hasSize(3);
    for (Release kept : standing.subList(0, 2)) {
      kept.pins().versions().keySet().forEach(table -> lake().verify(table, kept.pins()));
    }
    Release old = standing.get(2);
    assertThatThrownBy(
            () -> old.pins().versions().keySet().forEach(table -> lake().verify(table, old.pins())))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(Problem.Code.LAKE_DAMAGED));
  }

  @Test
  void onlyModelsOfWhichAKeptReleaseHasACardStay() throws IOException {
    Set<String> carded = new TreeSet<>();
    for (Release kept : releases().standing().subList(0, 2)) {
      lake()
          .readOrEmpty(Table.MODELS, kept.pins())
          .select("model", "version")
          .collectAsList()
          .forEach(card -> carded.add(card.getString(0) + "/" + card.getString(1)));
    }
    Path models = folder.resolve("lake/models");

    try (Stream<Path> found = Files.walk(models, 2)) {
      assertThat(found.map(models::relativize).filter(path -> path.getNameCount() == 2))
          .isNotEmpty()
          .allSatisfy(path -> assertThat(carded).contains(path.toString()));
    }
  }

  @Test
  void onlyPeopleOfReleasesThatAreKeptCanBeCounted() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("lake/shelf"))) {
      assertThat(found.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(nights.get(1).release(), nights.get(2).release());
    }
  }

  @Test
  void whatWentIsWrittenDown() {
    assertThat(RunLedger.open(lake()).of(nights.get(2).release()))
        .extracting(StageRun::stage)
        .contains("retention");
    assertThat(RunLedger.open(lake()).of(nights.get(1).release()))
        .extracting(StageRun::stage)
        .doesNotContain("retention");
  }

  private static void age(Path lake) throws IOException {
    if (Files.exists(lake)) {
      FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(365)));
      try (Stream<Path> files = Files.walk(lake)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.setLastModifiedTime(file, longAgo);
        }
      }
    }
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }

  private Releases releases() {
    return new Releases(lake());
  }
}
