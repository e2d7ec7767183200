package org.kith.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
import org.kith.features.time.Days;

/** Simulated customers: each buys now and then until they leave, for a price of their own. */
class ValueTrainingTest {

  private static final LocalDate CUTOFF = LocalDate.of(2026, 3, 31);
  private static final int PAST = 400;
  private static final int AHEAD = 90;
  private static final StructType ORDERS =
      StructType.fromDDL(
          "person_id STRING, day DATE, cutoff DATE, age_days INT, kind STRING, spend DOUBLE,"
              + " campaign_id STRING");
  private static final ValueTraining TRAINING =
      new ValueTraining(
          new ValueSettings("value", "spend", "campaign_id IS NULL", new Days(AHEAD), null));

  private static Dataset<Row> purchases;
  private static Dataset<Row> pasts;
  private static Dataset<Row> after;
  private static ValueModel model;

  @BeforeAll
  static void simulate() {
    List<Row> known = new ArrayList<>();
    List<Row> ahead = new ArrayList<>();
    Random random = new Random(5);
    for (int person = 0; person < 2_500; person++) {
      double rate = -Math.log(random.nextDouble()) / 60;
      double leaves = .3 * random.nextDouble();
      double price = 20 + 200 * random.nextDouble();
      double now = PAST * random.nextDouble();
      boolean here = true;
      boolean first = true;
      while (here && now < PAST + AHEAD) {
        Row row = order("p" + person, (int) now, price * (.7 + .6 * random.nextDouble()));
        if (now < PAST) {
          known.add(row);
        } else if (!first) {
          ahead.add(row);
        }
        here = first || random.nextDouble() > leaves;
        first = false;
        now += -Math.log(random.nextDouble()) / rate;
      }
    }
    purchases = TRAINING.purchases(SharedSpark.session().createDataFrame(known, ORDERS)).cache();
    pasts = TRAINING.pasts(purchases).cache();
    after = SharedSpark.session().createDataFrame(ahead, ORDERS).cache();
    model = TRAINING.fit(purchases, pasts, 1, CUTOFF);
  }

  @Test
  void allCustomersTogetherSpendWhatWasForetoldAndTheBestAreFound() {
    Map<String, Double> metrics = TRAINING.metrics(model, pasts, CUTOFF, after);

    assertThat(metrics.get("total_ratio")).isCloseTo(1, within(.12));
    assertThat(metrics.get("spend@20%")).isGreaterThan(metrics.get("recent_spend.spend@20%") - .02);
    assertThat(metrics.get("spend@20%")).isBetween(.4, 1.0);
  }

  @Test
  void aSavedModelGivesTheSameScoresAndReasons(@TempDir Path folder) {
    String place = folder.resolve("value").toString();
    model.save(SharedSpark.session(), place);
    Dataset<Row> few = pasts.limit(50).cache();

    assertThat(
            ValueModel.load(SharedSpark.session(), place)
                .score(few, CUTOFF)
                .orderBy("person_id")
                .collectAsList())
        .isEqualTo(model.score(few, CUTOFF).orderBy("person_id").collectAsList());
    assertThat(model.score(few, CUTOFF).first().<String>getAs("reason"))
        .contains("en")
        .contains("未来90天");
  }

  @Test
  void aSeasonThatSellsTwiceAsMuchForetellsMore() {
    ShoppingClock doubled =
        new ShoppingClock(CUTOFF.plusDays(1).toEpochDay(), Collections.nCopies(AHEAD, 2.0));
    ShoppingClock usual = new ShoppingClock(CUTOFF.plusDays(1).toEpochDay(), List.of(1.0));
    double ahead = total(with(usual));

    assertThat(total(with(doubled))).isBetween(1.5 * ahead, 2 * ahead);
    assertThat(with(doubled).season(CUTOFF)).isEqualTo(2);
  }

  @Test
  void whatCampaignsBroughtAndRefundsAreNoPurchases() {
    Row campaign = RowFactory.create("c", day(9), day(0), 9, "sale", 5.0, "CMP1");
    Row refund = RowFactory.create("c", day(8), day(0), 8, "refund", -5.0, null);
    Row sale = RowFactory.create("c", day(9), day(0), 9, "sale", 20.0, null);
    Dataset<Row> rows =
        SharedSpark.session().createDataFrame(List.of(campaign, refund, sale), ORDERS);

    assertThat(TRAINING.pasts(TRAINING.purchases(rows)).collectAsList())
        .extracting(Row::toString)
        .containsExactly("[c,0,9,9,20.0,0.0]");
    assertThat(TRAINING.kept(rows)).isCloseTo(.8, within(1e-9));
  }

  @Test
  void theFirstPurchaseAndADaysSecondOneSayNothingOfTheMeanRepeat() {
    List<Row> rows =
        List.of(
            RowFactory.create("c", day(90), day(0), 90, "sale", 500.0, null),
            RowFactory.create("c", day(40), day(0), 40, "sale", 10.0, null),
            RowFactory.create("c", day(40), day(0), 40, "sale", 20.0, null),
            RowFactory.create("c", day(5), day(0), 5, "sale", 50.0, null));

    assertThat(
            TRAINING
                .pasts(TRAINING.purchases(SharedSpark.session().createDataFrame(rows, ORDERS)))
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[c,2,5,90,580.0,40.0]");
  }

  @Test
  void firstPurchasesOfThreeTimesTheSizeDoNotRaiseWhatIsForetold() {
    Dataset<Row> grand =
        purchases
            .join(purchases.groupBy("person_id").agg(Map.of("age_days", "max")), "person_id")
            .selectExpr(
                "person_id", "age_days", "spend * IF(age_days = `max(age_days)`, 3, 1) AS spend");
    ValueModel learnt = TRAINING.fit(grand, TRAINING.pasts(grand), 1, CUTOFF);

    assertThat(learnt.spend()).isEqualTo(model.spend());
    assertThat(learnt.purchases()).isEqualTo(model.purchases());
  }

  private static ValueModel with(ShoppingClock clock) {
    return new ValueModel(model.purchases(), model.spend(), 1, AHEAD, clock);
  }

  private static double total(ValueModel some) {
    return some.score(pasts, CUTOFF).agg(Map.of("score", "sum")).head().getDouble(0);
  }

  private static Row order(String person, int at, double spend) {
    return RowFactory.create(
        person, day(PAST - at), day(0), PAST - at, "sale", Math.rint(spend * 100) / 100, null);
  }

  private static Date day(int before) {
    return Date.valueOf(CUTOFF.minusDays(before));
  }
}
