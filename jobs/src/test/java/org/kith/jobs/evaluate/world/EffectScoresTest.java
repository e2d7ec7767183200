package org.kith.jobs.evaluate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.models.propensity.margin.LinearMargins;
import org.kith.models.propensity.margin.ScaledFeatures;
import org.kith.models.registry.ModelCard;
import org.kith.models.registry.Verdict;
import org.kith.models.uplift.EffectModel;

class EffectScoresTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  @TempDir Path folder;

  private final Map<Table, Long> versions = new EnumMap<>(Table.class);
  private Lake lake;

  @BeforeEach
  void refusedModel() {
    lake = new Lake(SharedSpark.session(), folder.toString());
    ModelCard card =
        new ModelCard(
            "contact_effect",
            "abc",
            "uplift",
            DAY,
            Map.of(),
            List.of(),
            Map.of(),
            1,
            Map.of(),
            Verdict.PASSED,
            false,
            "hash",
            Map.of(),
            List.of());
    new EffectModel(
            new ScaledFeatures(List.of(new ScaledFeatures.Scale("pull", 0, 1))),
            new LinearMargins(List.of(.1), .02))
        .save(SharedSpark.session(), folder.resolve("models/contact_effect/abc").toString());
    write(
        Table.MODELS,
        SharedSpark.session().createDataFrame(List.of(card.row()), Table.MODELS.schema()));
    write(
        Table.FEATURES,
        SharedSpark.session()
            .sql(
                "SELECT 'p' AS person_id, DATE '2026-06-30' AS cutoff, 0D AS pull UNION ALL SELECT"
                    + " 'q', DATE '2026-05-31', 0D"));
  }

  @Test
  void aModelThatTheGateRefusedScoresThePeopleOfTheNightAllTheSame() {
    List<Row> scores = EffectScores.of(request()).collectAsList();

    assertThat(scores).extracting(row -> row.<String>getAs("person_id")).containsExactly("p");
    assertThat(scores.get(0).<Double>getAs("score")).isCloseTo(.02, within(1e-12));
  }

  @Test
  void scoresThatTheNightPublishedAreTakenAsTheyAre() {
    write(
        Table.SCORES,
        SharedSpark.session()
            .sql(
                "SELECT 'r' AS person_id, 'contact_effect' AS model, 'v' AS version, 0.5D AS score,"
                    + " 1D AS percentile, CAST(NULL AS STRING) AS reason, DATE '2026-06-30' AS"
                    + " as_of"));

    assertThat(EffectScores.of(request()).collectAsList())
        .extracting(row -> row.<String>getAs("person_id"))
        .containsExactly("r");
  }

  private WorldRequest request() {
    Release release =
        new Release(1, "id", DAY, DAY, null, "c", "i", new Pins(versions), Map.of(), "{}");
    return new WorldRequest(folder, lake, release, null);
  }

  private void write(Table table, Dataset<Row> rows) {
    versions.put(table, new LakeWriter(lake).overwrite(table, rows, table.tableName()));
  }
}
