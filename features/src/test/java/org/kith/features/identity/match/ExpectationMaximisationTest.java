package org.kith.features.identity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.identity.match.ExpectationMaximisation.PatternCounts;

class ExpectationMaximisationTest {

  private static final int FIELDS = 5;
  private static final double[] MATCH = {0.06, 0.04, 0.1, 0.8};
  private static final double[] CHANCE = {0.95, 0.02, 0.02, 0.01};

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theStepsThatMadePairsAreFoundAgainWithoutLabels(long seed) {
    Random random = new Random(seed);
    PatternCounts blocked = drawn(random, 3_000, 9_000);
    PatternCounts byLot = drawn(random, 0, 100_000);

    LinkageModel model =
        new ExpectationMaximisation(blocked, byLot, FIELDS, 10_000, 12_000_000).learn();

    assertThat(model.prior()).isCloseTo(3_000 / 12e6, within(2e-5));
    for (int f = 0; f < FIELDS; f++) {
      assertThat(model.match()[f]).containsExactly(MATCH, within(0.03));
      assertThat(model.chance()[f]).containsExactly(CHANCE, within(0.005));
    }
  }

  @Test
  void aRareValueWeighsMoreThanACommonOne() {
    double[][] match = {MATCH};
    double[][] chance = {CHANCE};
    LinkageModel model = new LinkageModel(10_000, 1e-4, match, chance);
    long equal = Likeness.EQUAL + 1;

    double rare = model.weight(equal, TermFrequencies.power(2));
    double common = model.weight(equal, TermFrequencies.power(1_000));

    assertThat(rare).isGreaterThan(common + 6);
    assertThat(LinkageModel.probability(0)).isEqualTo(0.5);
  }

  @Test
  void blockingCoversWhatMatchesMayAgreeInWithinItsPairs() {
    List<BlockingRule> candidates = BlockingRule.candidates(4);
    double[] pairs =
        candidates.stream().mapToDouble(r -> r.fields().size() == 1 ? 900 : 50).toArray();

    List<BlockingRule> rules =
        new BlockingChoice(new double[] {1, 1, 1, 1}, 1_000, 12, 7).among(candidates, pairs);

    assertThat(rules).isNotEmpty().doesNotHaveDuplicates();
    assertThat(rules.stream().mapToDouble(rule -> pairs[candidates.indexOf(rule)]).sum())
        .isLessThanOrEqualTo(1_000);
    assertThat(rules).allMatch(rule -> rule.fields().size() == 2);
  }

  private static PatternCounts drawn(Random random, int matches, int others) {
    TreeMap<Long, Double> counts = new TreeMap<>();
    for (int i = 0; i < matches + others; i++) {
      long pattern = 0;
      for (int f = 0; f < FIELDS; f++) {
        pattern |= (step(random, i < matches ? MATCH : CHANCE) + 1) << (4 * f);
      }
      counts.merge(pattern, 1.0, Double::sum);
    }
    return new PatternCounts(
        counts.keySet().stream().mapToLong(Long::longValue).toArray(),
        counts.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static long step(Random random, double[] shares) {
    double luck = random.nextDouble();
    int step = 0;
    while (step < shares.length - 1 && luck >= shares[step]) {
      luck -= shares[step++];
    }
    return step;
  }
}
