package org.kith.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published fits to CDNOW: Fader, Hardie and Lee (2005); Fader and Hardie (2013). */
class CdnowTest {

  private static Map<String, TreeMap<LocalDate, Double>> purchases;
  private static PurchaseStatistics statistics;
  private static List<SpendStatistics.Alike> spends;

  @BeforeAll
  static void read() {
    purchases = Cdnow.purchases();
    Map<PurchaseHistory, Long> counts = new HashMap<>();
    spends = new ArrayList<>();
    double logIntervals = 0;
    for (TreeMap<LocalDate, Double> days : purchases.values()) {
      CustomerHistory customer = CustomerHistory.of(days, Cdnow.CALIBRATION_END);
      counts.merge(customer.purchases(), 1L, Long::sum);
      logIntervals += customer.logIntervals();
      if (customer.meanSpend() > 0) {
        spends.add(
            new SpendStatistics.Alike(customer.purchases().repeats(), customer.meanSpend(), 1));
      }
    }
    statistics = PurchaseStatistics.of(counts, logIntervals);
  }

  @Test
  void bgNbdFindsThePublishedParameters() {
    PurchaseProcess fit = ValueFits.bgNbd(statistics);

    assertThat(fit.r()).isCloseTo(.2426, within(.0005));
    assertThat(fit.alpha()).isCloseTo(4.4136, within(.005));
    assertThat(fit.a()).isCloseTo(.7929, within(.0005));
    assertThat(fit.b()).isCloseTo(2.4259, within(.005));
    assertThat(fit.logLikelihood(statistics)).isCloseTo(-9582.43, within(.005));
    assertThat(fit.outlook(new PurchaseHistory(2, 30.43, 38.86)).expected(39))
        .isCloseTo(1.226, within(.0005));
  }

  @Test
  void bgNbdForetellsTheHeldOutWeeks() {
    PurchaseProcess fit = ValueFits.bgNbd(statistics);
    double absolute = 0;
    double expected = 0;
    double actual = 0;
    for (TreeMap<LocalDate, Double> days : purchases.values()) {
      PurchaseHistory past = CustomerHistory.of(days, Cdnow.CALIBRATION_END).purchases();
      double own = fit.outlook(past).expected(39);
      int bought = days.tailMap(Cdnow.CALIBRATION_END, false).size();
      absolute += Math.abs(own - bought);
      expected += own;
      actual += bought;
    }

    assertThat(absolute / purchases.size()).isLessThanOrEqualTo(.786);
    assertThat(expected).isCloseTo(1653.4, within(2.0));
    assertThat(actual).isEqualTo(1882);
  }

  @Test
  void regularityIsNotClaimedWhereThereIsNone() {
    assertThat(ValueFits.mbgCnbdK(statistics).k()).isEqualTo(1);
  }

  @Test
  void gammaGammaFindsThePublishedParameters() {
    SpendProcess fit = ValueFits.gammaGamma(SpendStatistics.of(spends));

    assertThat(fit.p()).isCloseTo(6.25, within(.05));
    assertThat(fit.q()).isCloseTo(3.74, within(.02));
    assertThat(fit.gamma()).isCloseTo(15.44, within(.15));
  }

  @Test
  void gammaGammaFindsTheSameShapesInACurrencyOfLargeNumbers() {
    SpendProcess dollars = ValueFits.gammaGamma(SpendStatistics.of(spends));
    SpendProcess micros =
        ValueFits.gammaGamma(
            SpendStatistics.of(
                spends.stream()
                    .map(
                        own ->
                            new SpendStatistics.Alike(
                                own.purchases(), own.meanSpend() * 1e6, own.customers()))
                    .toList()));

    assertThat(micros.p()).isCloseTo(dollars.p(), withinPercentage(.01));
    assertThat(micros.q()).isCloseTo(dollars.q(), withinPercentage(.01));
    assertThat(micros.gamma()).isCloseTo(dollars.gamma() * 1e6, withinPercentage(.01));
  }
}
