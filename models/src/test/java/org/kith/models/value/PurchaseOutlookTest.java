package org.kith.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseOutlookTest {

  private static final PurchaseProcess BG_NBD =
      new PurchaseProcess(false, 1, .243, 4.414, .793, 2.426);

  @ParameterizedTest
  @CsvSource({"0, 0, 38.86", "1, 1.71, 38.86", "2, 30.43, 38.86", "26, 37, 38", "3, 5, 200"})
  void expectedPurchasesEqualTheClosedFormOfBgNbd(int repeats, double recency, double age) {
    PurchaseHistory past = new PurchaseHistory(repeats, recency, age);

    assertThat(BG_NBD.outlook(past).expected(39))
        .isCloseTo(closedForm(BG_NBD, past, 39), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 1", "true, 3"})
  void theLikelihoodOfNoneAndOfOneRepeatIsThatOfSimulatedCustomers(boolean leavesAtFirst, int k) {
    // Of customers aged ten weeks: none buys again, or the last of x repeats is at some time.
    PurchaseProcess process = new PurchaseProcess(leavesAtFirst, k, 1.5, 8, 1, 3);
    double none = Math.exp(logLikelihood(process, new PurchaseHistory(0, 0, 10), 0));
    double once = 0;
    int steps = 4000;
    for (int i = 0; i < steps; i++) {
      double at = 10 * (i + .5) / steps;
      once +=
          Math.exp(logLikelihood(process, new PurchaseHistory(1, at, 10), Math.log(at)))
              * 10
              / steps;
    }

    assertThat(none).isCloseTo(simulatedShare(process, 0), within(.01));
    assertThat(once).isCloseTo(simulatedShare(process, 1), within(.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void expectedPurchasesAreThoseOfSimulatedCustomersOfTheSamePast(int k) {
    PurchaseProcess process = new PurchaseProcess(true, k, 2, 6, 1, 4);
    Simulation simulation = new Simulation(process, 17);
    double purchases = 0;
    double alive = 0;
    int alike = 0;
    while (alike < 4000) {
      Simulation.Life life = simulation.live(10, 20);
      if (life.repeats() == 1 && life.recency() > 2 && life.recency() < 3) {
        alike++;
        purchases += life.later();
        alive += life.alive() ? 1 : 0;
      }
    }
    PurchaseOutlook outlook = process.outlook(new PurchaseHistory(1, 2.5, 10));

    assertThat(alive / alike).isCloseTo(outlook.alive(), within(.03));
    assertThat(purchases / alike).isCloseTo(outlook.expected(20), within(.12));
  }

  @Test
  void whoIsSilentForLongIsLessLikelyAlive() {
    double soon = BG_NBD.outlook(new PurchaseHistory(5, 30, 32)).alive();
    double late = BG_NBD.outlook(new PurchaseHistory(5, 30, 90)).alive();

    assertThat(soon).isGreaterThan(late).isBetween(0.0, 1.0);
  }

  @Test
  void quantilesEncloseWhatIsToBeExpected() {
    PurchaseOutlook outlook = BG_NBD.outlook(new PurchaseHistory(20, 38, 38.86));

    assertThat((double) outlook.quantile(.05, 39)).isLessThan(outlook.expected(39));
    assertThat((double) outlook.quantile(.95, 39)).isGreaterThan(outlook.expected(39));
    assertThat(BG_NBD.outlook(new PurchaseHistory(0, 0, 300)).quantile(.5, 4)).isZero();
  }

  @Test
  void aVeryBusyPastDoesNotOverflow() {
    PurchaseProcess process = new PurchaseProcess(true, 2, .3, 2, .5, 2);
    PurchaseOutlook outlook = process.outlook(new PurchaseHistory(4000, 50, 520));

    assertThat(outlook.alive()).isCloseTo(0, within(1e-9));
    assertThat(outlook.expected(52)).isFinite();
  }

  private static double logLikelihood(
      PurchaseProcess process, PurchaseHistory past, double logIntervals) {
    return process.logLikelihood(PurchaseStatistics.of(java.util.Map.of(past, 1L), logIntervals));
  }

  private static double simulatedShare(PurchaseProcess process, int repeats) {
    Simulation simulation = new Simulation(process, 5);
    int found = 0;
    for (int i = 0; i < 40_000; i++) {
      found += simulation.live(10, 0).repeats() == repeats ? 1 : 0;
    }
    return found / 40_000.0;
  }

  /** Fader, Hardie and Lee (2005), equation 10. */
  private static double closedForm(PurchaseProcess m, PurchaseHistory past, double t) {
    double x = past.repeats();
    double age = m.alpha() + past.ageWeeks();
    double shape = m.r() + x;
    double hyper = gauss(shape, m.b() + x, m.a() + m.b() + x - 1, t / (age + t));
    double above =
        (m.a() + m.b() + x - 1) / (m.a() - 1) * (1 - Math.pow(age / (age + t), shape) * hyper);
    double left =
        x == 0
            ? 0
            : m.a() / (m.b() + x - 1) * Math.pow(age / (m.alpha() + past.recencyWeeks()), shape);
    return above / (1 + left);
  }

  private static double gauss(double a, double b, double c, double z) {
    double term = 1;
    double sum = 1;
    for (int n = 0; n < 20_000 && Math.abs(term) > 1e-16 * sum; n++) {
      term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
      sum += term;
    }
    return sum;
  }

  /** Customers drawn from the process itself. */
  private static final class Simulation {

    private record Life(int repeats, double recency, boolean alive, int later) {}

    private final PurchaseProcess process;
    private final Random random;
    private final GammaDistribution rates;
    private final BetaDistribution leaving;

    Simulation(PurchaseProcess process, long seed) {
      this.process = process;
      this.random = new Random(seed);
      this.rates = new GammaDistribution(new Well19937c(seed), process.r(), 1 / process.alpha());
      this.leaving = new BetaDistribution(new Well19937c(seed + 1), process.a(), process.b());
    }

    Life live(double age, double horizon) {
      double rate = rates.sample();
      double leave = leaving.sample();
      boolean gone = process.leavesAtFirst() && random.nextDouble() < leave;
      boolean goneAtAge = gone;
      double at = 0;
      double recency = 0;
      int repeats = 0;
      int later = 0;
      while (!gone) {
        for (int i = 0; i < process.k(); i++) {
          at -= Math.log(1 - random.nextDouble()) / rate;
        }
        if (at > age + horizon) {
          break;
        }
        gone = random.nextDouble() < leave;
        if (at <= age) {
          repeats++;
          recency = at;
          goneAtAge = gone;
        } else {
          later++;
        }
      }
      return new Life(repeats, recency, !goneAtAge, later);
    }
  }
}
