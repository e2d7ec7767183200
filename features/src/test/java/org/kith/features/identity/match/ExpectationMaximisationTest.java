package org.kith.features.identity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
      assertThat(model.chance().alone()[f]).containsExactly(CHANCE, within(0.005));
      assertThat(model.chance().leansOn()[f]).isEqualTo(ChanceAgreement.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void peopleOfOneTownAreNoMatchesThoughTownCodeAndRegionAllAgree(long seed) {
    Random random = new Random(seed);
    PatternCounts blocked = plus(drawn(random, 3_000, 20_000), townsfolk(random, 60_000, true));
    PatternCounts byLot = townsfolk(random, 400_000, false);

    LinkageModel model = new ExpectationMaximisation(blocked, byLot, FIELDS, 10_000, 5e7).learn();

    assertThat(model.prior()).isBetween(2_000 / 5e7, 4_000 / 5e7);
    assertThat(LinkageModel.probability(model.weight(townsfolk(3, 2)))).isLessThan(1e-3);
    assertThat(model.match()[3]).containsExactly(MATCH, within(0.1));
  }

  @Test
  void fieldsLeanOnThoseThatTellOfThemAndOnNoOthers() {
    Random random = new Random(7);
    PatternCounts byLot = townsfolk(random, 400_000, false);
    PatternCounts blocked = drawn(random, 3_000, 20_000);

    ChanceAgreement chance =
        new ExpectationMaximisation(blocked, byLot, FIELDS, 10_000, 5e7).learn().chance();

    assertThat(IntStream.range(0, 3).filter(f -> chance.leansOn()[f] == ChanceAgreement.NONE))
        .hasSize(1);
    assertThat(IntStream.range(0, 3).map(f -> chance.leansOn()[f])).allMatch(on -> on < 3);
    assertThat(chance.leansOn()[3]).isEqualTo(ChanceAgreement.NONE);
    assertThat(chance.leansOn()[4]).isEqualTo(ChanceAgreement.NONE);
    double together = 1;
    for (int f = 0; f < 3; f++) {
      together *= chance.of(townsfolk(3, 0), f);
    }
    assertThat(together).isCloseTo(CHANCE[Likeness.EQUAL], within(1e-3));
  }

  @Test
  void theChancesOfAllPatternsTogetherAreOne() {
    Random random = new Random(3);
    PatternCounts byLot = townsfolk(random, 20_000, false);
    ChanceAgreement chance =
        new ExpectationMaximisation(byLot, byLot, FIELDS, 1_000, 1e6).learn().chance();
    double all = 0;
    for (int number = 0; number < 1 << 2 * FIELDS; number++) {
      long pattern = 0;
      for (int f = 0; f < FIELDS; f++) {
        pattern |= (long) ((number >> 2 * f & 3) + 1) << (4 * f);
      }
      double one = 1;
      for (int f = 0; f < FIELDS; f++) {
        one *= chance.of(pattern, f);
      }
      all += one;
    }
    assertThat(all).isCloseTo(1, within(1e-9));
  }

  @Test
  void aValueThatAnotherLetsExpectWeighsTheSameHoweverRare() {
    double[][][] given = {null, {CHANCE, CHANCE, CHANCE, {0.01, 0.01, 0.01, 0.97}}};
    ChanceAgreement chance =
        new ChanceAgreement(
            new int[] {ChanceAgreement.NONE, 0}, new double[][] {CHANCE, CHANCE}, given);
    LinkageModel model = new LinkageModel(10_000, 1e-4, new double[][] {MATCH, MATCH}, chance);
    long both = townsfolk(2, 0);

    assertThat(model.weight(both, (long) TermFrequencies.power(2) << 4))
        .isEqualTo(model.weight(both, (long) TermFrequencies.power(1_000) << 4));
  }

  @Test
  void aRareValueWeighsMoreThanACommonOne() {
    double[][] match = {MATCH};
    ChanceAgreement chance = ChanceAgreement.ofEachAlone(new double[][] {CHANCE});
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

  /** Two people of one town: the first fields equal, the next ones different. */
  private static long townsfolk(int equal, int different) {
    long pattern = 0;
    for (int f = 0; f < equal + different; f++) {
      pattern |= (long) ((f < equal ? Likeness.EQUAL : Likeness.DIFFERENT) + 1) << (4 * f);
    }
    return pattern;
  }

  /**
   * Two people each, drawn by lot or of one town: where the town agrees, so do its code and region;
   * all else agrees by chance.
   */
  private static PatternCounts townsfolk(Random random, int pairs, boolean ofOneTown) {
    TreeMap<Long, Double> counts = new TreeMap<>();
    for (int i = 0; i < pairs; i++) {
      long town = ofOneTown ? Likeness.EQUAL : step(random, CHANCE);
      long pattern = 0;
      for (int f = 0; f < FIELDS; f++) {
        boolean follows = f < 3 && town == Likeness.EQUAL;
        long level = f == 0 || follows ? town : step(random, CHANCE);
        pattern |= (level + 1) << (4 * f);
      }
      counts.merge(pattern, 1.0, Double::sum);
    }
    return counts(counts);
  }

  private static PatternCounts plus(PatternCounts some, PatternCounts others) {
    TreeMap<Long, Double> counts = new TreeMap<>();
    for (PatternCounts each : List.of(some, others)) {
      for (int i = 0; i < each.patterns().length; i++) {
        counts.merge(each.patterns()[i], each.pairs()[i], Double::sum);
      }
    }
    return counts(counts);
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
    return counts(counts);
  }

  private static PatternCounts counts(TreeMap<Long, Double> counts) {
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
