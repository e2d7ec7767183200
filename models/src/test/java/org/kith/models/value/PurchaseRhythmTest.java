package org.kith.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class PurchaseRhythmTest {

  private static final PurchaseProcess PROCESS = new PurchaseProcess(false, 1, .75, 4.1, .7, 6.5);
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 31);
  private static final LocalDate SECOND = LocalDate.of(2026, 4, 30);
  private static final StructType PURCHASES =
      StructType.fromDDL("person_id STRING, cutoff DATE, day DATE");

  @Test
  void aDaysPurchasesAreOneAndAgesCountFromTheFirst() {
    Dataset<Row> pasts =
        PurchaseRhythm.pasts(
            purchases(
                List.of(
                    bought("p", FIRST, 90),
                    bought("p", FIRST, 90),
                    bought("p", FIRST, 20),
                    bought("q", FIRST, 7))));

    assertThat(pasts.orderBy("person_id").collectAsList())
        .extracting(Row::toString)
        .containsExactly("[p,2026-03-31,1,70,90]", "[q,2026-03-31,0,0,7]");
  }

  @Test
  void theFeaturesAreThoseOfTheCustomersOutlook() {
    Dataset<Row> pasts =
        PurchaseRhythm.pasts(
            purchases(
                List.of(
                    bought("once", FIRST, 200),
                    bought("silent", FIRST, 300),
                    bought("silent", FIRST, 290),
                    bought("silent", FIRST, 280),
                    bought("steady", FIRST, 90),
                    bought("steady", FIRST, 45),
                    bought("steady", FIRST, 3))));
    List<Row> features =
        new PurchaseRhythm(PROCESS).features(pasts).orderBy("person_id").collectAsList();

    assertThat(features).hasSize(3);
    check(features.get(0), new PurchaseHistory(0, 0, 200 / 7.0));
    check(features.get(1), new PurchaseHistory(2, 20 / 7.0, 300 / 7.0));
    check(features.get(2), new PurchaseHistory(2, 87 / 7.0, 90 / 7.0));
    assertThat(features.get(1).getDouble(2))
        .isLessThan(.5)
        .isLessThan(features.get(2).getDouble(2));
  }

  @Test
  void whatIsKnownLaterDoesNotChangeWhatIsLearnt() {
    List<Row> early = new ArrayList<>();
    for (int person = 0; person < 60; person++) {
      early.add(bought("p" + person, FIRST, 200 - person));
      for (int repeat = 0; repeat < person % 4; repeat++) {
        early.add(bought("p" + person, FIRST, 120 - 30 * repeat - person / 2));
      }
    }
    List<Row> more = new ArrayList<>(early);
    more.add(bought("p1", SECOND, 1));
    more.add(bought("late", SECOND, 5));

    assertThat(PurchaseRhythm.learn(PurchaseRhythm.pasts(purchases(more)), FIRST))
        .isPresent()
        .isEqualTo(PurchaseRhythm.learn(PurchaseRhythm.pasts(purchases(early)), FIRST));
  }

  @Test
  void whereNobodyBoughtAgainThereIsNoRhythm() {
    assertThat(
            PurchaseRhythm.learn(
                PurchaseRhythm.pasts(purchases(List.of(bought("p", FIRST, 9)))), FIRST))
        .isEmpty();
  }

  private static void check(Row row, PurchaseHistory past) {
    double alive = PROCESS.outlook(past).alive();
    double none =
        Math.pow(
            (PROCESS.alpha() + past.ageWeeks()) / (PROCESS.alpha() + past.ageWeeks() + 30 / 7.0),
            PROCESS.r() + past.repeats());
    double chance = alive * (1 - none);
    assertThat(row.getDouble(2)).isCloseTo(alive, within(1e-8));
    assertThat(row.getDouble(3)).isCloseTo(Math.log(chance / (1 - chance)), within(1e-8));
  }

  private static Row bought(String person, LocalDate cutoff, int daysBefore) {
    return RowFactory.create(
        person, Date.valueOf(cutoff), Date.valueOf(cutoff.minusDays(daysBefore)));
  }

  private static Dataset<Row> purchases(List<Row> rows) {
    return SharedSpark.session().createDataFrame(rows, PURCHASES);
  }
}
