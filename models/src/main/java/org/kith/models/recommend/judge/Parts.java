package org.kith.models.recommend.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.kith.models.recommend.matrix.Ids;

/**
 * Choices in two parts.
 *
 * @param train to learn from
 * @param test to be judged on
 * @param protocol how they were parted, in words
 */
public record Parts(ChoiceLog train, ChoiceLog test, String protocol) {

  /**
   * Parts at random within each person: of a person's n items, the share of n, rounded down, is the
   * test. All choices of a pair fall on one side.
   *
   * @param testShare from 0 to 1
   */
  public static Parts random(ChoiceLog choices, double testShare, long seed) {
    Map<String, Set<String>> itemsOf = new TreeMap<>(Ids.ORDER);
    for (int i = 0; i < choices.size(); i++) {
      itemsOf
          .computeIfAbsent(choices.person(i), person -> new LinkedHashSet<>())
          .add(choices.item(i));
    }
    SplittableRandom random = new SplittableRandom(seed);
    itemsOf.replaceAll((person, items) -> drawn(items, testShare, random.split()));
    BitSet test = new BitSet();
    for (int i = 0; i < choices.size(); i++) {
      test.set(i, itemsOf.get(choices.person(i)).contains(choices.item(i)));
    }
    return of(choices, test, "%s of each person's items, at random".formatted(percent(testShare)));
  }

  /**
   * Parts by time: the test is the latest share of the dated choices, and whatever was chosen at
   * the moment with which it begins. Choices without a date are for training.
   *
   * @param testShare from 0 to 1
   */
  public static Parts temporal(ChoiceLog choices, double testShare) {
    double[] dated = new double[choices.size()];
    int count = 0;
    for (int i = 0; i < choices.size(); i++) {
      if (!Double.isNaN(choices.epochSeconds(i))) {
        dated[count++] = choices.epochSeconds(i);
      }
    }
    Arrays.sort(dated, 0, count);
    int held = (int) (testShare * count);
    double boundary = held == 0 ? Double.POSITIVE_INFINITY : dated[count - held];
    BitSet test = new BitSet();
    for (int i = 0; i < choices.size(); i++) {
      test.set(i, choices.epochSeconds(i) >= boundary);
    }
    return of(choices, test, "the latest %s of the choices".formatted(percent(testShare)));
  }

  private static Parts of(ChoiceLog choices, BitSet test, String protocol) {
    return new Parts(choices.only(choice -> !test.get(choice)), choices.only(test::get), protocol);
  }

  private static Set<String> drawn(Set<String> items, double share, SplittableRandom random) {
    List<String> left = new ArrayList<>(items);
    left.sort(Ids.ORDER);
    int wanted = (int) (share * left.size());
    Set<String> drawn = new LinkedHashSet<>();
    for (int taken = 0; taken < wanted; taken++) {
      int at = random.nextInt(left.size());
      drawn.add(left.get(at));
      left.set(at, left.get(left.size() - 1));
      left.remove(left.size() - 1);
    }
    return drawn;
  }

  private static String percent(double share) {
    return Math.round(share * 1000) / 10.0 + " %";
  }
}
