package org.kith.models.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;

/** People who say yes where their mood is neither low nor high, which no sum of tags can say. */
class ChosenPropensityTest {

  private static final StructType SCHEMA =
      StructType.fromDDL(
          "person_id STRING, cutoff DATE, mood DOUBLE, weather DOUBLE, noise DOUBLE, season DOUBLE,"
              + " label INT");
  private static final List<String> TAGS = List.of("mood", "noise", "weather");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 31);

  private static Dataset<Row> labelled;
  private static Dataset<Row> today;
  private static PropensityFit.Trained trained;

  @BeforeAll
  static void fit() {
    labelled = SharedSpark.session().createDataFrame(people(true), SCHEMA).cache();
    today = labelled.where("cutoff = DATE '2026-05-01'").cache();
    trained = trained(labelled, List.of("logistic", "boosted"));
  }

  @Test
  void treesAreChosenOnValidationWhereNoSumOfTagsTells() {
    assertThat(trained.model().choice()).containsEntry("algorithm", "boosted");
    assertThat(trained.validation())
        .containsOnlyKeys(
            "boosted.isotonic", "boosted.platt", "logistic.isotonic", "logistic.platt");
    assertThat(trained.validation().get("boosted.platt"))
        .isLessThan(trained.validation().get("logistic.platt") - .05);
    assertThat(trained.metrics().get("auc")).isGreaterThan(.8);
    assertThat(trained.metrics().get("ece")).isLessThan(.06);
    assertThat(trained.metrics().get("baseline.auc")).isLessThan(.65);
  }

  @Test
  void theSumIsChosenWhereItTellsAll() {
    Dataset<Row> linear = SharedSpark.session().createDataFrame(people(false), SCHEMA);

    assertThat(trained(linear, List.of("logistic", "boosted")).model().choice())
        .containsEntry("algorithm", "logistic");
  }

  @Test
  void whatHappensAtTheTestCutoffDoesNotChangeTheChoice() {
    Dataset<Row> turned =
        labelled.selectExpr(
            "person_id",
            "cutoff",
            "mood",
            "weather",
            "noise",
            "season",
            "IF(cutoff = DATE '2026-05-01', 1 - label, label) AS label");
    PropensityFit.Trained other = trained(turned, List.of("logistic", "boosted"));

    assertThat(other.validation()).isEqualTo(trained.validation());
    assertThat(other.model().score()).isEqualTo(trained.model().score());
  }

  @Test
  void shuffledRowsGrowTheSameTrees() {
    PropensityFit.Trained other = trained(labelled.repartition(5), List.of("boosted"));

    assertThat(((TreeScore) other.model().score()).trees())
        .isEqualTo(((TreeScore) trained.model().score()).trees());
  }

  @Test
  void sharesBaseAndAConstantAddUpToTheMargin() {
    TreeScore score = (TreeScore) trained.model().score();
    Dataset<Row> rows =
        today
            .limit(200)
            .selectExpr("array(mood, noise, weather, season) AS x")
            .selectExpr("x", "slice(x, 1, 3) AS values", "CAST(0 AS DOUBLE) AS base");
    List<Row> explained = score.trees().explained(rows).collectAsList();

    double constant = rest(explained.get(0));
    assertThat(explained)
        .hasSize(200)
        .allSatisfy(row -> assertThat(rest(row)).isCloseTo(constant, within(1e-4)));
  }

  @Test
  void reasonsNameTheTagsThatDecideAndImportanceTheirOrder() {
    Map<String, Long> named = new java.util.TreeMap<>();
    for (Row row : trained.model().score(today).collectAsList()) {
      String reason = row.getAs("reason");
      assertThat(reason).contains("{tag:").contains("\"zh\"");
      TAGS.stream()
          .filter(tag -> reason.contains("{tag:" + tag + "}"))
          .forEach(tag -> named.merge(tag, 1L, Long::sum));
      assertThat(reason).doesNotContain("{tag:season}");
    }

    assertThat(named.get("mood")).isGreaterThan(2 * named.getOrDefault("noise", 0L));
    assertThat(trained.importance().keySet()).containsExactlyInAnyOrderElementsOf(TAGS);
    assertThat(List.copyOf(trained.importance().keySet()).get(2)).isEqualTo("noise");
  }

  @Test
  void aSeasonMovesEverybodysLogOdds() {
    PropensityFit.Trained platt =
        (PropensityFit.Trained)
            new PropensityTrainer(settings(List.of("boosted"), List.of("platt")))
                .fit(labelled, TAGS, "season");
    double slope =
        ((org.kith.models.propensity.margin.Platt) platt.model().score().calibration()).slope();
    List<Row> usual = scores(platt, today.withColumn("season", today.col("noise").multiply(0)));
    List<Row> high =
        scores(platt, today.withColumn("season", today.col("noise").multiply(0).plus(.5)));

    assertThat(usual).hasSizeGreaterThan(100);
    for (int i = 0; i < usual.size(); i++) {
      assertThat(logOdds(high.get(i)) - logOdds(usual.get(i))).isCloseTo(slope * .5, within(1e-4));
    }
  }

  @Test
  void aSavedModelOfTreesScoresTheSame(@TempDir Path folder) {
    String place = folder.resolve("model").toString();
    trained.model().save(SharedSpark.session(), place);
    PropensityModel loaded = PropensityModel.load(SharedSpark.session(), place);

    assertThat(loaded.score()).isEqualTo(trained.model().score());
    assertThat(loaded.score(today).orderBy("person_id").collectAsList())
        .isEqualTo(trained.model().score(today).orderBy("person_id").collectAsList());
    assertThat(folder.resolve("model").resolve(PropensityModel.TREES)).isNotEmptyFile();
    assertThat(folder.resolve("model").resolve(PropensityModel.PIPELINE)).doesNotExist();
  }

  @Test
  void aTagThatIsAbsentTonightCountsAsUnknown() {
    assertThat(trained.model().score(today.drop("mood", "season")).where("isnan(score)").count())
        .isZero();
  }

  @Test
  void whoNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> settings(List.of("magic"), List.of("platt")))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("candidates");
    assertThatThrownBy(() -> settings(List.of("boosted"), List.of()))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("calibrations");
  }

  private static double rest(Row row) {
    List<Double> shares = row.getList(row.fieldIndex("shares"));
    return row.<Double>getAs("margin") - shares.stream().mapToDouble(s -> s).sum();
  }

  private static PropensityFit.Trained trained(Dataset<Row> rows, List<String> candidates) {
    return (PropensityFit.Trained)
        new PropensityTrainer(settings(candidates, List.of("platt", "isotonic")))
            .fit(rows, TAGS, "season");
  }

  private static PropensitySettings settings(List<String> candidates, List<String> calibrations) {
    return new PropensitySettings(
        "again",
        "buys again",
        null,
        "orders",
        "count(1)",
        null,
        new Days(30),
        3,
        List.of(),
        null,
        candidates,
        calibrations,
        null,
        5);
  }

  private static List<Row> scores(PropensityFit.Trained fit, Dataset<Row> people) {
    return fit.model()
        .score(people)
        .select("person_id", "score")
        .orderBy("person_id")
        .collectAsList();
  }

  private static double logOdds(Row row) {
    return Math.log(row.getDouble(1) / (1 - row.getDouble(1)));
  }

  private static List<Row> people(boolean bent) {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int cutoff = 0; cutoff < 4; cutoff++) {
      for (int person = 0; person < 900; person++) {
        double mood = random.nextGaussian();
        double weather = random.nextGaussian();
        double bend = Math.abs(mood) < .7 ? 2 : -2;
        double margin = bent ? bend + .4 * weather : 1.2 * mood - .8 * weather;
        rows.add(
            RowFactory.create(
                "p" + person,
                Date.valueOf(FIRST.plusDays(30L * cutoff)),
                random.nextInt(20) == 0 ? null : mood,
                weather,
                random.nextGaussian(),
                0.0,
                random.nextDouble() < 1 / (1 + Math.exp(-margin)) ? 1 : 0));
      }
    }
    return rows;
  }
}
