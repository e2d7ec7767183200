package org.kith.jobs.bench.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.jobs.night.LakeContents;
import org.kith.jobs.night.Night;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.night.StageProgress;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.world.World;
import org.kith.jobs.world.base.WorldSettings;

/** Whole nights of the demo's brand that build on one another, against full ones. */
@Tag("sweep")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NextNightTest {

  private static final LocalDate DAY = WorldSettings.USUAL_END;

  /**
   * What rows of models say but for names of model and table versions, which differ from lake to
   * lake.
   */
  private static final Map<Table, String[]> OF_MODELS =
      Map.of(
          Table.MODELS,
          new String[] {"model", "kind", "champion", "verdict"},
          Table.SCORES,
          new String[] {"person_id", "model", "round(score, 6)", "as_of"},
          Table.RECOMMENDATIONS,
          new String[] {"person_id", "item_id", "rank", "round(score, 6)"});

  private Path folder;
  private Path data;
  private Configuration brand;

  @BeforeAll
  void firstNight(@TempDir Path empty) {
    folder = empty;
    data = folder.resolve("brand/data");
    new World(new WorldSettings(.02, 20_260_101, 200, DAY))
        .write(SharedSpark.session(), folder.resolve("brand").toString());
    brand = ConfReader.read(Path.of("..", "conf"), Map.of("data", data.toString()), Map.of());
    night(new Night(SharedSpark.session()), "lake", DAY);
  }

  @Test
  void aNightAfterSomePeopleBoughtIsTheOneThatAFullNightIs() {
    new ChangedPeople(data).deliver(DAY.plusDays(1), 10);

    assertSameAsFull(DAY.plusDays(1));
  }

  @Test
  void aNightThatLearnsOfAnEarlierPurchaseCountsItOnItsDayAsAFullNightDoes() throws IOException {
    deliver(
        "N9,1,%s 10:00:00,%s 09:00:00,%s,,,,SKU1,tea,sale,1,9.0000,9.00,0.00,store,,,"
            .formatted(DAY.minusDays(40), DAY.plusDays(1), member()));

    Map<String, List<String>> tonight = assertSameAsFull(DAY.plusDays(1));

    assertThat(tonight.get("orders")).filteredOn(row -> row.contains("|N9|")).hasSize(1);
  }

  private Map<String, List<String>> assertSameAsFull(LocalDate day) {
    Map<String, List<String>> contents = new TreeMap<>();
    Map<String, List<String>> full = new TreeMap<>();
    try (LakeCopy lake = LakeCopy.of(folder.resolve("lake"))) {
      night(new Night(SharedSpark.session()), lake.name(), day);
      contents.putAll(contents(lake.name()));
      assertThat(newest(lake.name()).pins().versions()).containsEntry(Table.MEMBERS, 0L);
    }
    try (LakeCopy lake = LakeCopy.of(folder.resolve("lake"))) {
      night(Night.full(SharedSpark.session()), lake.name(), day);
      full.putAll(contents(lake.name()));
      assertThat(newest(lake.name()).pins().versions()).containsEntry(Table.MEMBERS, 1L);
    }
    assertThat(contents.keySet()).isEqualTo(full.keySet());
    full.forEach((table, rows) -> assertThat(contents.get(table)).as(table).isEqualTo(rows));
    return contents;
  }

  private Map<String, List<String>> contents(String name) {
    Lake lake = lake(name);
    Release newest = newest(name);
    Map<String, List<String>> contents = new TreeMap<>(LakeContents.of(lake, newest));
    OF_MODELS.forEach(
        (table, columns) ->
            contents.put(
                table.tableName(),
                lake.readOrEmpty(table, newest.pins()).selectExpr(columns).collectAsList().stream()
                    .map(Row::toString)
                    .sorted()
                    .toList()));
    return contents;
  }

  private void night(Night night, String name, LocalDate day) {
    NightSummary summary =
        night.run(
            new NightRequest(
                brand,
                folder.resolve(name).toString(),
                day,
                Optional.of("a test"),
                Optional.empty(),
                StageProgress.SILENT));
    assertThat(summary.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
  }

  private String member() {
    return lake("lake")
        .readOrEmpty(Table.MEMBERS, newest("lake").pins())
        .selectExpr("min(identifiers['member'])")
        .first()
        .getString(0);
  }

  private void deliver(String line) throws IOException {
    Path orders = data.resolve("pos/orders");
    Set<String> header =
        brand.sources().stream()
            .filter(source -> source.name().equals("orders"))
            .findFirst()
            .orElseThrow()
            .columns()
            .keySet();
    try (var out =
        new GZIPOutputStream(Files.newOutputStream(orders.resolve("part-next-day.csv.gz")))) {
      out.write((String.join(",", header) + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private Release newest(String name) {
    return new Releases(lake(name)).newestOrProblem();
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }
}
