package org.kith.models.value;

/**
 * What a customer of a known past will do: alive or gone, and how many purchases in a horizon.
 *
 * <p>Exact under the {@link PurchaseProcess}: the chance of at least n purchases is the chance of
 * enough events of a Poisson process whose rate has a Gamma posterior, times that of staying after
 * the first n − 1 of them, whose probability has a Beta posterior.
 */
public final class PurchaseOutlook {

  private static final double NEGLIGIBLE = 1e-12;

  private final PurchaseProcess process;
  private final PurchaseHistory past;
  private final double[] sinceLast;

  PurchaseOutlook(PurchaseProcess process, PurchaseHistory past) {
    this.process = process;
    this.past = past;
    this.sinceLast = sinceLast(process, past);
  }

  /** Posterior chances of being alive with j events of the process since the last purchase. */
  private static double[] sinceLast(PurchaseProcess process, PurchaseHistory past) {
    double silence = past.ageWeeks() - past.recencyWeeks();
    double logAll = PurchaseProcess.logOfSum(process.aliveTerm(past), process.logLeftTerm(past));
    double[] chances = new double[process.k()];
    double term = 1;
    for (int j = 0; j < chances.length; j++) {
      if (j > 0) {
        term *=
            (process.shape(past.repeats()) + j - 1)
                * silence
                / (j * (process.alpha() + past.ageWeeks()));
      }
      chances[j] = term * Math.exp(-logAll);
    }
    return chances;
  }

  /** Probability that the customer has not left. */
  public double alive() {
    double sum = 0;
    for (double chance : sinceLast) {
      sum += chance;
    }
    return Math.min(1, sum);
  }

  /** Purchases to be expected in so many weeks, 0 or more. */
  public double expected(double weeks) {
    Tails tails = new Tails(weeks);
    double sum = 0;
    double next;
    do {
      next = tails.next();
      sum += next;
    } while (next > NEGLIGIBLE);
    return sum;
  }

  /**
   * The least number of purchases that is not exceeded with that probability.
   *
   * @param probability above 0 and below 1
   */
  public int quantile(double probability, double weeks) {
    Tails tails = new Tails(weeks);
    int n = 0;
    while (tails.next() > 1 - probability) {
      n++;
    }
    return n;
  }

  /** The chances of at least 1, 2, 3 … purchases in a horizon, one after the other. */
  private final class Tails {

    private final EventCount[] counts = new EventCount[sinceLast.length];
    private double stayed = 1;
    private int n;

    Tails(double weeks) {
      double rate = process.alpha() + past.ageWeeks();
      for (int j = 0; j < counts.length; j++) {
        counts[j] = new EventCount(process.shape(past.repeats()) + j, rate, weeks);
      }
    }

    double next() {
      double stays = process.stays(past.repeats());
      if (n > 0) {
        stayed *= (stays + n - 1) / (process.a() + stays + n - 1);
      }
      n++;
      double sum = 0;
      for (int j = 0; j < counts.length; j++) {
        sum += sinceLast[j] * counts[j].atLeast(n * process.k() - j);
      }
      return sum * stayed;
    }
  }

  /** Events of a Poisson process in some weeks, its rate being Gamma(shape, inverse scale). */
  private static final class EventCount {

    private final double shape;
    private final double share;
    private double term;
    private double below;
    private int events;

    EventCount(double shape, double inverseScale, double weeks) {
      this.shape = shape;
      this.share = weeks / (inverseScale + weeks);
      this.term = Math.exp(-shape * Math.log1p(weeks / inverseScale));
    }

    /** Asked with numbers that never fall. */
    double atLeast(int number) {
      while (events < number) {
        below += term;
        term *= share * (shape + events) / (events + 1);
        events++;
      }
      return Math.max(0, 1 - below);
    }
  }
}
