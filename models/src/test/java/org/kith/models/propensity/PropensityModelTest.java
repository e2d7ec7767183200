package org.kith.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;

/** What a trained model says of people, here and where it is loaded again. */
class PropensityModelTest {

  @Test
  void everyScoreIsAProbabilityWithAPlaceAmongTheScored() {
    Dataset<Row> now = BuysAgain.latest();
    List<Row> scores =
        BuysAgain.TRAINED.model().score(now).orderBy("score", "person_id").collectAsList();

    assertThat(scores).hasSize((int) now.where("orders_total >= 1").count());
    for (int i = 0; i < scores.size(); i++) {
      assertThat(scores.get(i).getDouble(1)).isBetween(0.0, 1.0);
      assertThat(scores.get(i).getDouble(2)).isCloseTo((i + 1.0) / scores.size(), within(1e-12));
    }
  }

  @Test
  void theReasonNamesTheTwoTagsWithTheLargestShares() {
    LinearScore score = (LinearScore) BuysAgain.TRAINED.model().score();
    List<Double> values = new ArrayList<>();
    for (FeatureRecipe recipe : score.recipes()) {
      values.add(recipe.name().equals("recency_days") ? Double.valueOf(1) : null);
    }

    assertThat(score.reason(values)).contains("raised by {tag:recency_days}: low");
    assertThat(score.margin(values))
        .isCloseTo(
            score.intercept()
                + score.recipes().stream()
                    .mapToDouble(r -> r.share(values.get(score.recipes().indexOf(r))))
                    .sum(),
            within(1e-12));
  }

  /** The file is as a release wrote it, but for its figures, which are round. */
  @Test
  void aModelThatAnEarlierReleaseSavedStillLoadsAndScores() {
    String place = Path.of("src/test/resources/golden/repurchase").toString();

    List<Row> scored =
        PropensityModel.load(SharedSpark.session(), place)
            .score(
                SharedSpark.session()
                    .sql(
                        "SELECT 'p1' AS person_id, true AS member, 3L AS orders_total, 20 AS"
                            + " recency_days UNION ALL SELECT 'p2', false, 1L, CAST(NULL AS INT)"
                            + " UNION ALL SELECT 'p3', true, 0L, 5"))
            .orderBy("person_id")
            .collectAsList();

    double first = -1.25 + 0.25 + 0.75 * (Math.log(4) - 1) / 0.5 + 1.5 + 0.5 * 0.25;
    double second = -1.25 - 0.25 + 0.75 * (Math.log(2) - 1) / 0.5 - 0.5 * 0.75;
    assertThat(scored).extracting(row -> row.getString(0)).containsExactly("p1", "p2");
    assertThat(scored.get(0).getDouble(1))
        .isCloseTo(1 / (1 + Math.exp(-(0.9 * first + 0.1))), within(1e-12));
    assertThat(scored.get(1).getDouble(1))
        .isCloseTo(1 / (1 + Math.exp(-(0.9 * second + 0.1))), within(1e-12));
  }

  @Test
  void aSavedModelScoresTheSame(@TempDir Path folder) {
    String place = folder.resolve("model").toString();
    BuysAgain.TRAINED.model().save(SharedSpark.session(), place);

    PropensityModel loaded = PropensityModel.load(SharedSpark.session(), place);

    assertThat(loaded.score()).isEqualTo(BuysAgain.TRAINED.model().score());
    assertThat(
            loaded
                .score(BuysAgain.LABELLED.limit(50))
                .orderBy("person_id", "score")
                .collectAsList())
        .isEqualTo(
            BuysAgain.TRAINED
                .model()
                .score(BuysAgain.LABELLED.limit(50))
                .orderBy("person_id", "score")
                .collectAsList());
  }

  @Test
  void sparkMlLoadsASavedModelAndGivesTheSameProbabilities(@TempDir Path folder) {
    String place = folder.resolve("model").toString();
    BuysAgain.TRAINED.model().save(SharedSpark.session(), place);
    Dataset<Row> now = BuysAgain.latest();

    PipelineModel loaded = PipelineModel.load(place + "/" + PropensityModel.PIPELINE);

    Map<String, Double> theirs =
        loaded.transform(now).select("person_id", "probability").collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> yes(row.getAs(1))));
    assertThat(loaded.stages()[2]).isInstanceOf(LogisticRegressionModel.class);
    List<Row> ours = BuysAgain.TRAINED.model().score(now).collectAsList();
    assertThat(ours).hasSize(theirs.size()).hasSizeGreaterThan(1_000);
    assertThat(ours)
        .allSatisfy(
            row ->
                assertThat(row.getDouble(1))
                    .isCloseTo(theirs.get(row.getString(0)), within(1e-12)));
  }

  @Test
  void aTagThatIsAbsentTonightCountsAsUnknown() {
    Dataset<Row> without = BuysAgain.latest().drop("spend", "member");

    assertThat(
            BuysAgain.TRAINED.model().score(without).where("score IS NULL OR isnan(score)").count())
        .isZero();
  }

  private static double yes(Vector probability) {
    return probability.apply(1);
  }
}
