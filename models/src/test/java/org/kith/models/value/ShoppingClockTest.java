package org.kith.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ShoppingClockTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
  private static final int DAYS = 600;
  private static final LocalDate LAST = FIRST.plusDays(DAYS - 1L);
  private static final PurchaseProcess PROCESS = new PurchaseProcess(false, 1, .7, 4, .7, 6.5);

  @Test
  void daysThatSellTwiceAsMuchCountForTwoAndSoDoTheirLikeAYearLater() {
    ShoppingClock clock = learnt(40, day -> day >= 300 && day < 330 ? 2 : 1);

    assertThat(clock.pace(at(315))).isCloseTo(2, within(.02));
    assertThat(clock.pace(at(250))).isCloseTo(1, within(.02));
    assertThat(clock.pace(at(315 + 364))).isEqualTo(clock.pace(at(315)));
    assertThat(clock.days(FIRST.plusDays(309), FIRST.plusDays(319))).isCloseTo(20, within(.2));
    assertThat(clock.days(FIRST.plusDays(673), FIRST.plusDays(683))).isCloseTo(20, within(.2));
  }

  @Test
  void aBrandThatGrowsHasNoSeasonForIt() {
    Map<LocalDate, Long> arrivals = new HashMap<>();
    for (int day = 0; day < DAYS; day++) {
      arrivals.put(FIRST.plusDays(day), 10L + day);
    }
    ShoppingClock clock =
        ShoppingClock.learnt(PROCESS, arrivals, repeats(arrivals, day -> 1), LAST);

    assertThat(clock.paces()).hasSize(DAYS);
    assertThat(
            clock.paces().subList(30, DAYS).stream().mapToDouble(pace -> pace).summaryStatistics())
        .satisfies(pace -> assertThat(pace.getMin()).isGreaterThan(.98))
        .satisfies(pace -> assertThat(pace.getMax()).isLessThan(1.02));
  }

  @Test
  void fewPurchasesMakeNoSeason() {
    Map<LocalDate, Long> arrivals = Map.of(FIRST, 1L);
    ShoppingClock clock =
        ShoppingClock.learnt(PROCESS, arrivals, Map.of(FIRST.plusDays(9), 2L), LAST);

    assertThat(clock.paces()).allSatisfy(pace -> assertThat(pace).isBetween(.9, 1.21));
  }

  @Test
  void daysOfWhichNothingIsKnownAreUsualDays() {
    ShoppingClock clock = new ShoppingClock(FIRST.toEpochDay(), List.of(3.0, 3.0));

    assertThat(clock.pace(at(-1))).isEqualTo(1);
    assertThat(clock.pace(at(2))).isEqualTo(1);
    assertThat(clock.pace(at(364))).isEqualTo(3);
    assertThat(ShoppingClock.EVEN.days(FIRST, LAST)).isEqualTo(DAYS - 1);
  }

  @Test
  void silenceSinceAGreatSaleIsLongerThanItsDays() {
    ShoppingDays past = learnt(40, day -> day >= 570 ? 2 : 1).until(LAST);

    assertThat(past.inLast(0)).isZero();
    assertThat(past.inLast(20)).isEqualTo(40);
    assertThat(past.inLast(DAYS + 100) - past.inLast(DAYS)).isEqualTo(100);
    assertThat(past.history(2, 20, 55).ageWeeks()).isCloseTo(85 / 7.0, within(.3));
    assertThat(past.history(2, 20, 55).recencyWeeks()).isCloseTo(45 / 7.0, within(.3));
    assertThat(past.history(0, 20, 20).recencyWeeks()).isZero();
  }

  @Test
  void byAnEvenClockAPastIsThatOfTheCalendar() {
    assertThat(ShoppingClock.EVEN.until(LAST).history(3, 14, 70))
        .isEqualTo(new PurchaseHistory(3, 8, 10));
  }

  private static long at(int day) {
    return FIRST.plusDays(day).toEpochDay();
  }

  private static ShoppingClock learnt(long arrivalsADay, IntToDoubleFunction season) {
    Map<LocalDate, Long> arrivals = new HashMap<>();
    for (int day = 0; day < DAYS; day++) {
      arrivals.put(FIRST.plusDays(day), arrivalsADay);
    }
    return ShoppingClock.learnt(PROCESS, arrivals, repeats(arrivals, season), LAST);
  }

  /** What the process expects of customers who came on those days, times a season. */
  private static Map<LocalDate, Long> repeats(
      Map<LocalDate, Long> arrivals, IntToDoubleFunction season) {
    PurchaseOutlook newcomer = PROCESS.outlook(new PurchaseHistory(0, 0, 0));
    double[] until = new double[DAYS];
    for (int age = 0; age < DAYS; age++) {
      until[age] = newcomer.expected(age / 7.0);
    }
    Map<LocalDate, Long> repeats = new HashMap<>();
    for (int day = 1; day < DAYS; day++) {
      double sum = 0;
      for (int age = 1; age <= day; age++) {
        sum += arrivals.get(FIRST.plusDays(day - age)) * (until[age] - until[age - 1]);
      }
      repeats.put(FIRST.plusDays(day), Math.round(sum * season.applyAsDouble(day)));
    }
    return repeats;
  }
}
