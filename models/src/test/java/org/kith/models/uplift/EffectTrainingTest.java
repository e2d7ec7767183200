package org.kith.models.uplift;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.kith.features.error.Problem;
import org.kith.features.time.Days;

/** Three campaigns that change the young alone, and say so of a third held out. */
class EffectTrainingTest {

  private static final StructType CONTACTS =
      StructType.fromDDL(
          "person_id STRING, campaign_id STRING, day DATE, treated BOOLEAN, outcome DOUBLE,"
              + " age INT, orders BIGINT");
  private static final List<String> NAMES = List.of("orders", "age");
  private static final LocalDate LAST = LocalDate.of(2026, 6, 1);

  private static Dataset<Row> contacts;
  private static EffectTraining.Learnt learnt;

  @BeforeAll
  static void learn() {
    Random random = new Random(6);
    List<Row> rows = new ArrayList<>();
    for (int campaign = 0; campaign < 3; campaign++) {
      for (int person = 0; person < 2_000; person++) {
        int age = 18 + random.nextInt(50);
        long orders = random.nextInt(10);
        boolean treated = random.nextInt(3) > 0;
        double chance = .05 + .03 * orders + (treated && age < 40 ? .25 : 0);
        rows.add(
            RowFactory.create(
                "p%04d".formatted(person),
                "c" + campaign,
                Date.valueOf(LAST.minusMonths(2 - campaign)),
                treated,
                random.nextDouble() < chance ? 1.0 : 0.0,
                age,
                orders));
      }
    }
    contacts = SharedSpark.session().createDataFrame(rows, CONTACTS).cache();
    learnt = training().learn(contacts, NAMES).orElseThrow();
  }

  @Test
  void theLatestCampaignIsTheTestAndShowsWhomAContactChanges() {
    Map<String, Double> metrics = learnt.metrics();

    assertThat(learnt.latest()).isEqualTo(LAST);
    assertThat(learnt.counts()).containsEntry("train", 4_000L).containsEntry("test", 2_000L);
    assertThat(metrics.get("ate")).isBetween(metrics.get("ate_low"), metrics.get("ate_high"));
    assertThat(metrics.get("ate_low")).isBetween(.05, .11);
    assertThat(metrics.get("qini_low")).isPositive();
    assertThat(List.copyOf(learnt.importance().keySet())).containsExactly("age", "orders");
  }

  @Test
  void theYoungScoreHigherAndAreToldWhy() {
    Dataset<Row> people =
        SharedSpark.session()
            .createDataFrame(
                List.of(RowFactory.create("old", 66, 4L), RowFactory.create("young", 20, 4L)),
                StructType.fromDDL("person_id STRING, age INT, orders BIGINT"));
    List<Row> scores = learnt.model().score(people).orderBy("person_id").collectAsList();

    assertThat(scores.get(1).getDouble(1)).isGreaterThan(scores.get(0).getDouble(1) + .15);
    assertThat(scores.get(1).<String>getAs("reason"))
        .contains("raised by {tag:age}: low")
        .contains("{tag:age}：低，提高");
  }

  @Test
  void aSavedModelAndOneLearntAgainFromShuffledRowsScoreTheSame(@TempDir Path folder) {
    String place = folder.resolve("effect").toString();
    learnt.model().save(SharedSpark.session(), place);

    assertThat(EffectModel.load(SharedSpark.session(), place)).isEqualTo(learnt.model());
    assertThat(training().learn(contacts.repartition(5), NAMES).orElseThrow().model())
        .isEqualTo(learnt.model());
  }

  @Test
  void whereResponsesNameTheCampaignPeopleAreOrderedByThemAndTheCardsFiguresSaySo() {
    Dataset<Row> told =
        contacts.withColumn("responded", expr("treated AND outcome > 0 AND age < 40"));
    EffectTraining.Learnt attributed = training().learn(told, NAMES).orElseThrow();

    assertThat(attributed.followsAttribution()).isTrue();
    assertThat(attributed.attribution()).isEqualTo("followed");
    assertThat(attributed.counts()).containsEntry("train", 6_000L).containsEntry("test", 2_000L);
    assertThat(attributed.metrics().get("slope_low")).isPositive();
    assertThat(attributed.metrics().get("slope"))
        .isBetween(attributed.metrics().get("slope_low"), attributed.metrics().get("slope_high"));
    assertThat(attributed.metrics().get("qini_low")).isPositive();
    assertThat(attributed.metrics().get("ate")).isEqualTo(learnt.metrics().get("ate"));
    assertThat(List.copyOf(attributed.importance().keySet())).containsExactly("age", "orders");
  }

  @Test
  void whereTooFewResponsesNameTheCampaignAllIsAsWithoutThem() {
    Dataset<Row> few =
        contacts.withColumn("responded", expr("treated AND outcome > 0 AND person_id = 'p0007'"));
    EffectTraining.Learnt usual = training().learn(few, NAMES).orElseThrow();

    assertThat(usual.model()).isEqualTo(learnt.model());
    assertThat(usual.metrics()).isEqualTo(learnt.metrics());
    assertThat(usual.learner()).isEqualTo("dr-learner");
    assertThat(usual.attribution()).endsWith("too few");
  }

  @Test
  void oneCampaignIsTooFewAndNobodyHeldOutIsAProblem() {
    assertThat(training().learn(contacts.where("campaign_id = 'c1'"), NAMES)).isEmpty();
    assertThatThrownBy(() -> training().learn(contacts.where("treated"), NAMES))
        .isInstanceOf(Problem.class);
  }

  private static EffectTraining training() {
    return new EffectTraining(
        new UpliftQuestion(
            "effect",
            "by how much",
            "orders",
            "count(*)",
            null,
            new Days(14),
            new Days(180),
            null,
            null,
            3));
  }
}
