package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.night.model.Reproduction;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;
import org.kith.models.registry.ModelCard;

/**
 * Nights of a shop that learns the models that decide every second day, and its recommender from
 * the factors of the night before.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NextNightsModelsTest {

  private static final String START = "started-from";

  private Path folder;
  private Configuration nightly;
  private Configuration seldom;
  private NightSummary between;
  private Release learnt;
  private Release standing;
  private Release anew;

  @BeforeAll
  void nights(@TempDir Path empty) throws IOException {
    folder = empty;
    GiftShop.in(folder);
    Map<String, String> set =
        new HashMap<>(Map.of("data", folder.toString(), "models/recommend.candidates", "ials"));
    nightly = ConfReader.read(GiftShop.conf(), set, Map.of());
    set.put("training.every", "2 days");
    seldom = ConfReader.read(GiftShop.conf(), set, Map.of());
    night(seldom, GiftShop.AS_OF);
    between = night(seldom, GiftShop.AS_OF.plusDays(1));
    night(nightly, GiftShop.AS_OF.plusDays(1));
    List<Release> newestFirst = new Releases(lake()).all();
    learnt = newestFirst.get(2);
    standing = newestFirst.get(1);
    anew = newestFirst.get(0);
  }

  @Test
  void betweenTwoTrainingsTheModelsInUseSayWhatPeopleWillDo() {
    String inUse = learnt.models().get("repurchase");
    assertThat(inUse).isNotNull();
    assertThat(standing.models()).containsEntry("repurchase", inUse);
    assertThat(anew.models().get("repurchase")).isNotNull().isNotEqualTo(inUse);
    assertThat(standing.models().get("taste")).isNotEqualTo(learnt.models().get("taste"));
    assertThat(days(standing, Table.FEATURES, "cutoff")).containsExactly(standing.day().toString());
    assertThat(days(standing, Table.SCORES, "as_of")).containsExactly(standing.day().toString());
    assertThat(versions(standing)).contains("repurchase " + inUse);
    assertThat(Path.of(between.report())).content().contains(inUse);
  }

  @Test
  void whatAStandingModelReadsTonightIsWhatANightThatLearnsTellsOfTonight() {
    String tonight = "cutoff = '" + standing.day() + "'";

    assertThat(days(anew, Table.FEATURES, "cutoff")).hasSizeGreaterThan(2);
    assertThat(tags(standing, tonight)).isNotEmpty().isEqualTo(tags(anew, tonight));
  }

  @Test
  void factorsStartFromThoseOfTheNightBeforeAndAreReproducedFromThem() {
    String first = learnt.models().get("taste");
    String second = standing.models().get("taste");
    ReproFigures again =
        Reproduction.of(
            lake(),
            new Releases(lake()).all(),
            seldom,
            Keys.of(seldom.kith(), Map.of()),
            "taste",
            second);

    assertThat(card(learnt, first).parameters()).doesNotContainKey(START);
    assertThat(card(standing, second).parameters()).containsEntry(START, first);
    assertThat(again.differences()).isEmpty();
    assertThat(again.scores().largestDifference()).isLessThan(1e-6);
    assertThat(again.same()).isTrue();
  }

  private ModelCard card(Release release, String version) {
    return ModelCard.of(
        lake()
            .readOrEmpty(Table.MODELS, release.pins())
            .where("version = '%s'".formatted(version))
            .first());
  }

  /** The features that the catalogue gives; each person's rhythm hangs on when it was learnt. */
  private List<Row> tags(Release release, String where) {
    List<String> columns = new ArrayList<>(List.of("person_id"));
    nightly.tags().stream().filter(tag -> tag.feature()).forEach(tag -> columns.add(tag.name()));
    return lake()
        .readOrEmpty(Table.FEATURES, release.pins())
        .where(where)
        .selectExpr(columns.toArray(String[]::new))
        .orderBy("person_id")
        .collectAsList();
  }

  private List<String> days(Release release, Table table, String column) {
    return lake()
        .readOrEmpty(table, release.pins())
        .selectExpr("CAST(" + column + " AS STRING)")
        .distinct()
        .orderBy(column)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private List<String> versions(Release release) {
    return lake()
        .readOrEmpty(Table.SCORES, release.pins())
        .selectExpr("concat(model, ' ', version)")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private NightSummary night(Configuration configuration, LocalDate day) {
    NightSummary summary =
        new Night(SharedSpark.session())
            .run(
                new NightRequest(
                    configuration,
                    folder.resolve("lake").toString(),
                    day,
                    Optional.of("a test"),
                    Optional.empty(),
                    StageProgress.SILENT));
    assertThat(summary.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    return summary;
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }
}
