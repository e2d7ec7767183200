package org.kith.jobs.measure.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdjustedDifferenceTest {

  /** One person: drawn into the treated or not, what they did before, what they did then. */
  private record Person(boolean treated, double x, double y) {}

  @Test
  void theSumsSayWhatAPassOverThePeopleSays() {
    Person[] people = people(new SplittableRandom(3), 400, 5);

    Effect effect = effect(people, false);

    double[] slopeAndMean = slopeAndMean(people);
    double treat = adjustedMean(people, true, slopeAndMean);
    double holdout = adjustedMean(people, false, slopeAndMean);
    double error =
        Math.sqrt(
            adjustedVariance(people, true, slopeAndMean)
                + adjustedVariance(people, false, slopeAndMean));
    assertThat(effect.lift()).isCloseTo(treat - holdout, within(1e-9));
    assertThat(effect.treat()).isCloseTo(treat, within(1e-9));
    assertThat((effect.high() - effect.low()) / 2 / error).isBetween(1.96, 2.0);
  }

  @Test
  void whatPeopleDidBeforeBringsTheBoundsCloser() {
    Person[] people = people(new SplittableRandom(4), 2_000, 5);

    Effect adjusted = effect(people, false);
    Person[] blind = new Person[people.length];
    for (int i = 0; i < people.length; i++) {
      blind[i] = new Person(people[i].treated(), 1, people[i].y());
    }
    Effect plain = effect(blind, false);

    assertThat(adjusted.varianceReduction()).isGreaterThan(0.5);
    assertThat(plain.varianceReduction()).isZero();
    double narrower = (adjusted.high() - adjusted.low()) / (plain.high() - plain.low());
    assertThat(narrower).isCloseTo(Math.sqrt(1 - adjusted.varianceReduction()), within(0.05));
  }

  @Test
  void boundsHoldThePlantedEffectNineteenTimesInTwenty() {
    int held = 0;
    int shown = 0;
    for (int run = 0; run < 1_000; run++) {
      Effect effect = effect(people(new SplittableRandom(run), 300, 5), false);
      held += effect.low() <= 5 && 5 <= effect.high() ? 1 : 0;
      Effect none = effect(people(new SplittableRandom(5_000 + run), 300, 0), false);
      shown += none.isShown() ? 1 : 0;
    }

    assertThat(held).isBetween(930, 970);
    assertThat(shown).isBetween(30, 70);
  }

  @Test
  void rareOrdersInASmallArmAreNotTakenForCertainty() {
    int held = 0;
    for (int run = 0; run < 1_000; run++) {
      SplittableRandom draw = new SplittableRandom(run);
      Person[] people = new Person[400];
      for (int i = 0; i < people.length; i++) {
        boolean treated = i % 8 != 0;
        people[i] = new Person(treated, 0, draw.nextDouble() < (treated ? 0.05 : 0.02) ? 1 : 0);
      }
      Effect effect = effect(people, true);
      held += effect.low() <= 0.03 && 0.03 <= effect.high() ? 1 : 0;
    }

    assertThat(held).isGreaterThan(930);
  }

  @Test
  void anArmOfOneHasNoBounds() {
    Person[] people = {
      new Person(true, 0, 1), new Person(true, 0, 0), new Person(false, 0, 1),
    };

    assertThat(effect(people, true).isShown()).isFalse();
    assertThat(effect(people, true).low()).isNaN();
  }

  private static Person[] people(SplittableRandom draw, int count, double lift) {
    Person[] people = new Person[count];
    for (int i = 0; i < count; i++) {
      double x = 20 * draw.nextDouble();
      boolean treated = draw.nextDouble() < 0.8;
      people[i] = new Person(treated, x, 3 * x + 40 * draw.nextDouble() + (treated ? lift : 0));
    }
    return people;
  }

  private static Effect effect(Person[] people, boolean yesOrNo) {
    ArmSums treat = ArmSums.NOBODY;
    ArmSums holdout = ArmSums.NOBODY;
    for (Person one : people) {
      ArmSums own =
          ArmSums.alone(
              1, one.y(), one.x(), one.y() * one.y(), one.x() * one.x(), one.x() * one.y());
      treat = one.treated() ? treat.plus(own) : treat;
      holdout = one.treated() ? holdout : holdout.plus(own);
    }
    return AdjustedDifference.of(treat, holdout, yesOrNo, 0.05);
  }

  private static double mean(Person[] people, boolean treated, boolean ofX) {
    double sum = 0;
    double count = 0;
    for (Person one : people) {
      if (one.treated() == treated) {
        sum += ofX ? one.x() : one.y();
        count++;
      }
    }
    return sum / count;
  }

  private static double[] slopeAndMean(Person[] people) {
    double xy = 0;
    double xx = 0;
    double all = 0;
    for (Person one : people) {
      double x = one.x() - mean(people, one.treated(), true);
      xy += x * (one.y() - mean(people, one.treated(), false));
      xx += x * x;
      all += one.x() / people.length;
    }
    return new double[] {xy / xx, all};
  }

  private static double adjustedMean(Person[] people, boolean treated, double[] slopeAndMean) {
    double sum = 0;
    double count = 0;
    for (Person one : people) {
      if (one.treated() == treated) {
        sum += one.y() - slopeAndMean[0] * (one.x() - slopeAndMean[1]);
        count++;
      }
    }
    return sum / count;
  }

  private static double adjustedVariance(Person[] people, boolean treated, double[] slopeAndMean) {
    double mean = adjustedMean(people, treated, slopeAndMean);
    double squares = 0;
    double count = 0;
    for (Person one : people) {
      if (one.treated() == treated) {
        double y = one.y() - slopeAndMean[0] * (one.x() - slopeAndMean[1]);
        squares += (y - mean) * (y - mean);
        count++;
      }
    }
    return squares / (count - 1) / count;
  }
}
