package org.kith.models.uplift.gain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.kith.models.evaluate.Bootstrap;

/**
 * What an offer earns when people are taken in the order of a score, measured on a campaign that
 * held some out: a hundred steps from the highest scores down, an equal share of people each.
 *
 * <p>People with one score are put in an order by chance, seeded. Everybody belongs to one of
 * {@value #GROUPS} groups by chance, too; intervals come of drawing groups anew: bootstrap over
 * random groups, as Kott (2001) does with the jackknife, which costs nothing at any number of
 * people.
 */
public final class UpliftCurve {

  static final int STEPS = 100;
  static final int GROUPS = 50;

  private static final int TREATED = 0;
  private static final int TREATED_SUM = 1;
  private static final int CONTROL = 2;
  private static final int CONTROL_SUM = 3;
  private static final int FIGURES = 4;

  /** Figures of each group, summed from the first step to each; step 0 is nobody. */
  private final double[][][] groups;

  private final double[][] total;

  private UpliftCurve(double[][][] groups, int[] drawn) {
    this.groups = groups;
    this.total = new double[STEPS + 1][FIGURES];
    for (int group : drawn) {
      for (int step = 0; step <= STEPS; step++) {
        for (int figure = 0; figure < FIGURES; figure++) {
          total[step][figure] += groups[group][step][figure];
        }
      }
    }
  }

  /**
   * The curve of some people.
   *
   * @param scores finite; higher means an offer is thought to change more
   * @param treated whether the offer came
   * @param outcomes what then was
   * @param seed of the order among equal scores and of the groups
   */
  public static UpliftCurve of(double[] scores, boolean[] treated, double[] outcomes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] ties = random.doubles(scores.length).toArray();
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -scores[i])
                    .thenComparingDouble(i -> ties[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][][] groups = new double[GROUPS][STEPS + 1][FIGURES];
    for (int rank = 0; rank < order.length; rank++) {
      int person = order[rank];
      int step = 1 + (int) ((long) rank * STEPS / order.length);
      double[] cell = groups[random.nextInt(GROUPS)][step];
      cell[treated[person] ? TREATED : CONTROL]++;
      cell[treated[person] ? TREATED_SUM : CONTROL_SUM] += outcomes[person];
    }
    for (double[][] group : groups) {
      for (int step = 1; step <= STEPS; step++) {
        for (int figure = 0; figure < FIGURES; figure++) {
          group[step][figure] += group[step - 1][figure];
        }
      }
    }
    return new UpliftCurve(groups, IntStream.range(0, GROUPS).toArray());
  }

  /**
   * Effect on the people of the first steps: mean outcome of their treated less that of the others.
   *
   * @param percent how many of a hundred steps, 1 to 100
   * @return 0 where the steps lack an arm
   */
  public double uplift(int percent) {
    double[] sums = total[percent];
    return sums[TREATED] == 0 || sums[CONTROL] == 0
        ? 0
        : sums[TREATED_SUM] / sums[TREATED] - sums[CONTROL_SUM] / sums[CONTROL];
  }

  /**
   * Area under the uplift curve: mean over the steps of share · effect on that share, which is what
   * an offer to that share earns for each person of all.
   */
  public double auuc() {
    double area = 0;
    for (int step = 1; step <= STEPS; step++) {
      area += (gain(step - 1) + gain(step)) / 2 / STEPS;
    }
    return area;
  }

  private double gain(int step) {
    return step == 0 ? 0 : (double) step / STEPS * uplift(step);
  }

  /**
   * Qini coefficient: area between the Qini curve and the straight line to its end. The curve is
   * the treated's outcomes less the others' scaled to their number, ÷ all treated; Radcliffe
   * (2007), Using control groups to target on predicted lift. 0 for an order by chance.
   */
  public double qini() {
    double area = 0;
    for (int step = 1; step <= STEPS; step++) {
      area += (incremental(step - 1) + incremental(step)) / 2 / STEPS;
    }
    return area - incremental(STEPS) / 2;
  }

  private double incremental(int step) {
    double[] sums = total[step];
    double others = sums[CONTROL] == 0 ? 0 : sums[CONTROL_SUM] * sums[TREATED] / sums[CONTROL];
    return (sums[TREATED_SUM] - others) / total[STEPS][TREATED];
  }

  /**
   * What an offer to the first steps earns for each person of all, beyond no offer to anybody.
   *
   * @param worth of one more of the outcome
   * @param cost of one offer
   */
  public double policyValue(int percent, double worth, double cost) {
    return percent / (double) STEPS * (uplift(percent) * worth - cost);
  }

  /** Where a figure of this curve lies with 95 % confidence. */
  public Bootstrap.Interval interval(
      ToDoubleFunction<UpliftCurve> figure, int resamples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] figures = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      int[] drawn = random.ints(GROUPS, 0, GROUPS).toArray();
      figures[i] = figure.applyAsDouble(new UpliftCurve(groups, drawn));
    }
    Arrays.sort(figures);
    int tail = (int) (0.025 * resamples);
    return new Bootstrap.Interval(figures[tail], figures[resamples - 1 - tail]);
  }
}
