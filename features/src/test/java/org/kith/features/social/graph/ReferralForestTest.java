package org.kith.features.social.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferralForestTest {

  private static final int NOBODY = ReferralForest.NOBODY;

  @Test
  void aFriendIsHalfAndAFriendsFriendAQuarter() {
    ReferralForest forest = new ReferralForest(new int[] {NOBODY, 0, 0, 1, 3});

    assertThat(forest.friends(0)).isEqualTo(2);
    assertThat(forest.below(0)).isEqualTo(4);
    assertThat(forest.depth(0)).isEqualTo(3);
    assertThat(forest.credit(0)).isEqualTo(.5 + .5 + .25 + .125);
    assertThat(forest.credit(4)).isZero();
  }

  @Test
  void aRingIsNotPaidAndWhatHangsFromItIs() {
    ReferralForest forest = new ReferralForest(new int[] {2, 0, 1, 1, 3});

    for (int member = 0; member < 3; member++) {
      assertThat(forest.isInRing(member)).isTrue();
    }
    assertThat(forest.credit(0)).isZero();
    assertThat(forest.credit(2)).isZero();
    assertThat(forest.credit(1)).isEqualTo(.75);
    assertThat(forest.isInRing(3)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everybodyIsPaidForAsIfEachWereFollowedUpwards(long seed) {
    Random random = new Random(seed);
    int people = 60;
    int[] referrerOf = new int[people];
    for (int i = 0; i < people; i++) {
      int referrer = random.nextInt(people);
      referrerOf[i] = random.nextInt(5) == 0 || referrer == i ? NOBODY : referrer;
    }

    ReferralForest forest = new ReferralForest(referrerOf);

    double[] credit = new double[people];
    for (int i = 0; i < people; i++) {
      assertThat(forest.isInRing(i)).isEqualTo(isInRing(referrerOf, i));
      double share = 1;
      for (int at = i; !isInRing(referrerOf, at) && referrerOf[at] != NOBODY; ) {
        at = referrerOf[at];
        share /= 2;
        credit[at] += share;
      }
    }
    double all = 0;
    for (int i = 0; i < people; i++) {
      assertThat(forest.credit(i)).isCloseTo(credit[i], within(1e-9));
      all += forest.credit(i);
    }
    assertThat(all).isLessThan(people);
  }

  private static boolean isInRing(int[] referrerOf, int person) {
    Set<Integer> seen = new HashSet<>();
    int at = person;
    do {
      at = referrerOf[at];
    } while (at != NOBODY && at != person && seen.add(at));
    return at == person;
  }
}
