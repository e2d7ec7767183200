package org.kith.features.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;

class SeasonTest {

  private static final AsOf MAY = new AsOf(LocalDate.of(2026, 5, 31), ZoneId.of("Asia/Shanghai"));
  private static final AsOf APRIL = new AsOf(LocalDate.of(2026, 5, 1), MAY.zone());
  private static final LocalDate START = LocalDate.of(2025, 3, 1);
  private static final StructType ORDERS =
      StructType.fromDDL(
          "person_id STRING, kind STRING, occurred_at TIMESTAMP, known_at TIMESTAMP");

  @Test
  void aMonthThatSoldTwiceTheUsualAYearAgoIsTwiceTheUsualAmongItsNeighbours() {
    Map<LocalDate, Double> seasons = seasons(START, day -> day.getMonthValue() == 6 ? 8 : 4);

    assertThat(seasons.get(MAY.day())).isCloseTo(Math.log(8 / ((8 + 4 * 4) / 5.0)), within(1e-9));
    assertThat(seasons.get(APRIL.day())).isNegative();
  }

  @Test
  void aBrandThatGrowsEvenlyHasNoSeason() {
    Map<LocalDate, Double> seasons =
        seasons(START, day -> 4 + (int) ((day.toEpochDay() - START.toEpochDay()) / 15));

    assertThat(seasons.get(MAY.day())).isCloseTo(0, within(.02));
  }

  @Test
  void aPastTooShortOrTooThinTellsNoSeason() {
    assertThat(seasons(LocalDate.of(2025, 4, 15), day -> day.getMonthValue() == 6 ? 8 : 4))
        .containsEntry(MAY.day(), 0.0);
    assertThat(seasons(START, day -> day.getMonthValue() == 6 ? 3 : 1))
        .containsEntry(MAY.day(), 0.0);
  }

  /** Lines a day from a first day on, all refunds among them left out. */
  private static Map<LocalDate, Double> seasons(LocalDate first, ToIntFunction<LocalDate> lines) {
    List<Row> rows = new ArrayList<>();
    for (LocalDate day = first; day.isBefore(MAY.day()); day = day.plusDays(1)) {
      java.sql.Timestamp at =
          java.sql.Timestamp.from(day.atTime(12, 0).atZone(MAY.zone()).toInstant());
      for (int line = 0; line < lines.applyAsInt(day); line++) {
        rows.add(RowFactory.create("p" + line, "sale", at, at));
      }
      rows.add(RowFactory.create("p", "refund", at, at));
    }
    Relations relations =
        Relations.of(Map.of("orders", SharedSpark.session().createDataFrame(rows, ORDERS)));
    return Season.of(relations, new Days(30), List.of(APRIL, MAY));
  }
}
