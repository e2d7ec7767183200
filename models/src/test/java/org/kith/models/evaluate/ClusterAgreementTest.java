package org.kith.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterAgreementTest {

  @Test
  void otherNamesForTheSameGroupsAreFullAgreement() {
    ClusterAgreement same =
        new ClusterAgreement(List.of(1, 1, 2, 3, 3), List.of("b", "b", "a", "c", "c"));

    assertThat(same.nmi()).isCloseTo(1, within(1e-12));
    assertThat(same.ari()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aHandMadeExampleIsCountedByHand() {
    // Groups of 3 and 3 against 2, 2 and 2, sharing 2, 1, 1 and 2: together 2 pairs of 15,
    // expected 6 × 3 ÷ 15 = 1.2, at most 4.5.
    ClusterAgreement half =
        new ClusterAgreement(List.of(0, 0, 0, 1, 1, 1), List.of(0, 0, 1, 1, 2, 2));

    assertThat(half.ari()).isCloseTo((2 - 1.2) / (4.5 - 1.2), within(1e-12));
    double two = Math.log(2);
    double three = Math.log(3);
    double both = 2 * (Math.log(3) / 3) + 2 * (Math.log(6) / 6);
    assertThat(half.nmi()).isCloseTo(2 * (two + three - both) / (two + three), within(1e-12));
  }

  @Test
  void chanceAgreesAboutNotAtAll() {
    Random random = new Random(5);
    List<Integer> one = IntStream.range(0, 5000).mapToObj(i -> random.nextInt(6)).toList();
    List<Integer> other = IntStream.range(0, 5000).mapToObj(i -> random.nextInt(6)).toList();
    ClusterAgreement chance = new ClusterAgreement(one, other);

    assertThat(chance.ari()).isCloseTo(0, within(.01));
    assertThat(chance.nmi()).isCloseTo(0, within(.01));
  }
}
