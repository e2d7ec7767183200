package org.kith.jobs.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  @Test
  void aShareHasWilsonsInterval() {
    Estimate share = Estimate.share(10, 100);

    assertThat(share.value()).isEqualTo(0.1);
    assertThat(share.low()).isCloseTo(0.0552, within(1e-4));
    assertThat(share.high()).isCloseTo(0.1744, within(1e-4));
  }

  @Test
  void ofNobodyNothingIsKnown() {
    assertThat(Estimate.share(0, 0)).isEqualTo(new Estimate(0, 0, 1, 0, 0));
  }

  @Test
  void aRateHasTheIntervalOfAPoissonCount() {
    Estimate rate = Estimate.rate(10, 100);

    assertThat(rate.value()).isEqualTo(0.1);
    assertThat(rate.low()).isCloseTo(0.0479, within(1e-3));
    assertThat(rate.high()).isCloseTo(0.1839, within(1e-3));
    assertThat(Estimate.rate(0, 100).low()).isZero();
  }

  @Test
  void aDayFarFromTheMedianStandsOutAndAnOrdinaryOneDoesNot() {
    List<Double> days = Collections.nCopies(28, 100.0);

    assertThat(Anomalies.judge("orders", DAY, 130, days)).isPresent();
    assertThat(Anomalies.judge("orders", DAY, 60, days))
        .hasValueSatisfying(found -> assertThat(found.robustZ()).isNegative());
    assertThat(Anomalies.judge("orders", DAY, 110, days)).isEmpty();
  }

  @Test
  void twoWeeksAreTheLeastToJudgeBy() {
    assertThat(Anomalies.judge("orders", DAY, 900, Collections.nCopies(13, 100.0))).isEmpty();
    assertThat(Anomalies.judge("orders", DAY, 900, Collections.nCopies(14, 100.0))).isPresent();
  }
}
