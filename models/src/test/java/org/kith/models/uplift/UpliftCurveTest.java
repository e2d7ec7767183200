package org.kith.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kith.models.evaluate.Bootstrap;
import org.kith.models.uplift.gain.AverageEffect;
import org.kith.models.uplift.gain.UpliftCurve;

class UpliftCurveTest {

  private static final List<Campaigns.Known> CAMPAIGN = Campaigns.made(4_000, 7, false);

  @Test
  void theFirstStepsAreThePeopleOfTheHighestScores() {
    // 200 people in pairs, one of each arm; the first 60 gain 1, the others nothing.
    double[] scores = new double[200];
    boolean[] treated = new boolean[200];
    double[] outcomes = new double[200];
    for (int i = 0; i < 200; i++) {
      scores[i] = -i / 2;
      treated[i] = i % 2 == 0;
      outcomes[i] = i < 60 && treated[i] ? 1 : 0;
    }
    UpliftCurve curve = UpliftCurve.of(scores, treated, outcomes, 1);

    assertThat(curve.uplift(30)).isEqualTo(1);
    assertThat(curve.uplift(60)).isEqualTo(.5);
    assertThat(curve.uplift(100)).isCloseTo(.3, within(1e-12));
    // Gain rises to .3 at 30 % and stays: its area is .3 · .3 ÷ 2 + .7 · .3.
    assertThat(curve.auuc()).isCloseTo(.255, within(1e-12));
    assertThat(curve.qini()).isCloseTo(.255 - .15, within(1e-12));
    assertThat(curve.policyValue(30, 10, 2)).isCloseTo(.3 * (10 - 2), within(1e-12));
  }

  @Test
  void theQiniCurveScalesTheOtherArmToTheTreated() {
    // One treated for three others: the others' outcomes count a third each.
    double[] scores = {4, 4, 4, 4, 3, 3, 3, 3};
    boolean[] treated = {true, false, false, false, true, false, false, false};
    double[] outcomes = {1, 0, 0, 1, 0, 0, 0, 0};
    UpliftCurve curve = UpliftCurve.of(scores, treated, outcomes, 1);

    assertThat(curve.uplift(50)).isCloseTo(1 - 1 / 3.0, within(1e-12));
    assertThat(curve.uplift(100)).isCloseTo(1 / 2.0 - 1 / 6.0, within(1e-12));
  }

  @Test
  void theTruthRanksBetterThanChanceAndChanceHasNoQini() {
    Random random = new Random(5);
    double truth = Campaigns.curve(CAMPAIGN, Campaigns.Known::effect).qini();
    double chance = Campaigns.curve(CAMPAIGN, one -> random.nextDouble()).qini();
    double reverse = Campaigns.curve(CAMPAIGN, one -> -one.effect()).qini();

    assertThat(truth).isGreaterThan(.1);
    assertThat(chance).isBetween(-.04, .04);
    assertThat(reverse).isLessThan(-.1);
  }

  @Test
  void equalScoresAreOrderedByTheSeedAlone() {
    UpliftCurve once = Campaigns.curve(CAMPAIGN, one -> 0);
    UpliftCurve again = Campaigns.curve(CAMPAIGN, one -> 0);

    assertThat(again.uplift(10)).isEqualTo(once.uplift(10));
    assertThat(Math.abs(once.qini())).isLessThan(.04);
  }

  @Test
  void theIntervalHoldsTheFigureAndIsAsWideAsThatOfTheMean() {
    UpliftCurve curve = Campaigns.curve(CAMPAIGN, Campaigns.Known::effect);
    AverageEffect effect = UpliftLearnerTest.effect(CAMPAIGN);

    Bootstrap.Interval qini = curve.interval(UpliftCurve::qini, 400, 1);
    Bootstrap.Interval all = curve.interval(one -> one.uplift(100), 400, 1);

    assertThat(qini.low()).isPositive().isLessThan(curve.qini());
    assertThat(qini.high()).isGreaterThan(curve.qini());
    double width = effect.interval().high() - effect.interval().low();
    assertThat(all.high() - all.low()).isBetween(.7 * width, 1.4 * width);
  }

  @Test
  void anEffectIsClaimedOnlyWhereItsIntervalDoesNotHoldNone() {
    AverageEffect clear = UpliftLearnerTest.effect(CAMPAIGN);
    Random random = new Random(3);
    AverageEffect none =
        UpliftLearnerTest.effect(
            CAMPAIGN.stream()
                .limit(300)
                .map(
                    one ->
                        new Campaigns.Known(
                            one.features(), random.nextBoolean(), random.nextGaussian(), 0))
                .toList());

    assertThat(clear.isClaimed()).isTrue();
    assertThat(clear.interval().low()).isLessThan(1).isGreaterThan(.8);
    assertThat(none.isClaimed()).isFalse();
    assertThat(new AverageEffect(1, new Bootstrap.Interval(Double.NaN, Double.NaN)).isClaimed())
        .isFalse();
  }

  @Test
  void theIntervalOfADifferenceInMeansIsNeymans() {
    AverageEffect.Outcomes treated = AverageEffect.Outcomes.NONE.with(1).with(3).with(2);
    AverageEffect.Outcomes control = AverageEffect.Outcomes.NONE.with(0).with(2);

    AverageEffect effect = AverageEffect.of(treated, control);

    double half = 1.959963984540054 * Math.sqrt(1 / 3.0 + 2 / 2.0);
    assertThat(effect.effect()).isEqualTo(1);
    assertThat(effect.interval().high()).isCloseTo(1 + half, within(1e-12));
  }
}
