package org.kith.models.recommend.ials;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.SettingFault;
import org.kith.models.recommend.Parameters;

class ImplicitAlsTest {

  private static final Dataset<Row> ROWS = Choices.frame(Choices.choices(5));

  @Test
  void aStageOfAPipelineScoresAsTheRecommenderOfTheSameParametersDoes() {
    Parameters parameters =
        Parameters.of(
            new Ials().parameters(),
            Map.of("rank", "12", "iterations", "2", "blocks", "3", "lambda", ".02"));
    Dataset<Row> pairs =
        ROWS.where("person_id LIKE 'p%'").select("person_id", "item_id").distinct();

    ImplicitAlsModel model = estimator().fit(ROWS);
    List<Row> scored = model.transform(pairs).collectAsList();

    try (IalsModel recommender = (IalsModel) new Ials().recommender(parameters, 3).fit(ROWS)) {
      Dataset<Row> nothing = Choices.frame(List.of()).select("person_id", "item_id");
      Map<Row, Double> expected =
          recommender.lists(pairs, nothing, null, 100, false).collectAsList().stream()
              .collect(
                  java.util.stream.Collectors.toMap(
                      row -> RowFactory.create(row.get(0), row.get(1)), row -> row.getDouble(3)));
      assertThat(scored).hasSizeGreaterThan(100);
      assertThat(scored)
          .allSatisfy(
              row ->
                  assertThat(row.getDouble(2))
                      .isCloseTo(
                          expected.get(RowFactory.create(row.get(0), row.get(1))), within(1e-5)));
    }
    model.recommender().close();
  }

  @Test
  void whoIsUnknownHasNoScore() {
    ImplicitAlsModel model = estimator().fit(ROWS);

    Dataset<Row> pair =
        ROWS.limit(1).select(lit("a stranger").as("person_id"), lit("x").as("item_id"));
    assertThat(model.transform(pair).collectAsList())
        .containsExactly(RowFactory.create("a stranger", "x", null));
    model.recommender().close();
  }

  @Test
  void aPipelineThatWasSavedScoresTheSameAndKeepsItsParameters(@TempDir Path folder)
      throws IOException {
    ImplicitAls estimator = estimator();
    estimator.set(estimator.predictionCol(), "taste");
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {estimator});
    String whole = folder.resolve("pipeline").toString();
    String fitted = folder.resolve("fitted").toString();

    pipeline.save(whole);
    PipelineModel model = Pipeline.load(whole).fit(ROWS);
    model.save(fitted);
    List<Row> before = sorted(model.transform(ROWS));
    List<Row> after = sorted(PipelineModel.load(fitted).transform(ROWS));

    assertThat(model.transform(ROWS).columns())
        .containsExactly("person_id", "item_id", "weight", "taste");
    assertThat(after).isEqualTo(before);
    ImplicitAls again = (ImplicitAls) Pipeline.load(whole).getStages()[0];
    assertThat(again.getOrDefault(again.rank())).isEqualTo(12);
  }

  @Test
  void aParameterOutsideItsSpanIsRefused() {
    ImplicitAls estimator = estimator();
    estimator.set(estimator.rank(), 0);

    assertThatThrownBy(() -> estimator.fit(ROWS))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("rank");
  }

  private static List<Row> sorted(Dataset<Row> rows) {
    return rows.orderBy("person_id", "item_id", "weight").collectAsList();
  }

  private static ImplicitAls estimator() {
    ImplicitAls estimator = new ImplicitAls();
    estimator.set(estimator.rank(), 12);
    estimator.set(estimator.iterations(), 2);
    estimator.set(estimator.blocks(), 3);
    estimator.set(estimator.lambda(), .02);
    estimator.set(estimator.seed(), 3L);
    return estimator;
  }
}
