package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.kith.features.error.Problem;
import org.kith.features.lake.Purge;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

/** Nights of a shop whose customers answer its question on the first alone. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StayingModelsTest {

  private static final LocalDate NEXT = GiftShop.AS_OF.plusDays(1);

  private GiftNights nights;
  private Configuration unanswered;
  private Release learnt;
  private NightSummary silent;
  private Release after;

  @BeforeAll
  void nights(@TempDir Path folder) throws IOException {
    nights = new GiftNights(folder);
    Map<String, String> set =
        new HashMap<>(
            Map.of("data", folder.toString(), "models/recommend.candidates", "popularity"));
    Configuration answered = ConfReader.read(GiftShop.conf(), set, Map.of());
    set.put("models/repurchase.label", "count_if(false)");
    unanswered = ConfReader.read(GiftShop.conf(), set, Map.of());
    nights.night(answered, "lake", GiftShop.AS_OF, Optional.empty(), StageProgress.SILENT);
    silent = nights.night(unanswered, "lake", NEXT, Optional.empty(), StageProgress.SILENT);
    learnt = nights.releases("lake").get(1);
    after = nights.releases("lake").get(0);
  }

  @Test
  void whereNothingCanBeLearntYesterdaysModelStaysAndScores() {
    String inUse = learnt.models().get("repurchase");

    assertThat(inUse).isNotNull();
    assertThat(after.models()).containsEntry("repurchase", inUse);
    List<Row> scores = nights.rows("lake", after, Table.SCORES, "model = 'repurchase'");
    assertThat(scores).isNotEmpty();
    assertThat(scores)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("version")).isEqualTo(inUse);
              assertThat(row.<java.sql.Date>getAs("as_of").toLocalDate()).isEqualTo(NEXT);
            });
  }

  @Test
  void theNightTellsWhyAndThatItStays() {
    assertThat(silent.notApplicable().get("model repurchase"))
        .contains("0 yes among")
        .endsWith(
            "version %s of %s stays".formatted(learnt.models().get("repurchase"), GiftShop.AS_OF));
  }

  @Test
  void whatMostPeopleBoughtIsReproducedToo() {
    ReproFigures again = nights.reproduced(unanswered, "taste", after.models().get("taste"));

    assertThat(again.same()).isTrue();
    assertThat(again.scores().compared()).isPositive();
  }

  @Test
  void aModelThatOutlivesTheRowsItWasTrainedFromIsNotReproducedAndSaysWhy() throws IOException {
    nights.copy("lake", "lake.purged");
    new Purge(nights.lake("lake.purged")).allBut(List.of(after.pins()));

    assertThatThrownBy(
            () ->
                nights.reproduced(
                    "lake.purged", unanswered, "repurchase", after.models().get("repurchase")))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND))
        .hasMessageContaining("was trained from rows that are deleted: table ");
  }
}
