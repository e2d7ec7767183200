package org.kith.models.uplift;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kith.models.uplift.gain.UpliftCurve;

/** Made-up campaigns whose effect on each person is known. */
final class Campaigns {

  static final int FEATURES = 4;

  /** A person and the truth about them. */
  record Known(double[] features, boolean treated, double outcome, double effect) {}

  private Campaigns() {}

  /**
   * People with four features, of which the first two move the effect, the third only the outcome,
   * and the last is constant.
   *
   * @param confounded whether people of a high third feature got the offer more often
   */
  static List<Known> made(int people, long seed, boolean confounded) {
    Random random = new Random(seed);
    List<Known> made = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      double[] x = {random.nextBoolean() ? 1 : 0, random.nextGaussian(), random.nextGaussian(), 7};
      double share = confounded ? Math.min(.9, Math.max(.1, .5 + .25 * x[2])) : .5;
      boolean treated = random.nextDouble() < share;
      double effect = .5 + x[0] - .5 * x[1];
      double outcome = 2 + x[2] + (treated ? effect : 0) + random.nextGaussian();
      made.add(new Known(x, treated, outcome, effect));
    }
    return made;
  }

  static List<UpliftRow> rows(List<Known> people) {
    List<UpliftRow> rows = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      Known known = people.get(i);
      rows.add(new UpliftRow(known.features(), known.treated(), known.outcome(), i));
    }
    return rows;
  }

  static UpliftCurve curve(List<Known> people, java.util.function.ToDoubleFunction<Known> score) {
    boolean[] treated = new boolean[people.size()];
    for (int i = 0; i < treated.length; i++) {
      treated[i] = people.get(i).treated();
    }
    return UpliftCurve.of(
        people.stream().mapToDouble(score).toArray(),
        treated,
        people.stream().mapToDouble(Known::outcome).toArray(),
        3);
  }
}
