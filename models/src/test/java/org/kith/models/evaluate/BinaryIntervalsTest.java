package org.kith.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kith.models.evaluate.Bootstrap.Interval;

class BinaryIntervalsTest {

  @Test
  void theTruthLiesWithinTheBoundsAboutNineteenTimesInTwenty() {
    double truth = new BinaryMetrics(table(new SplittableRandom(99), 20_000)).auc();
    int held = 0;
    for (int run = 0; run < 200; run++) {
      Interval auc =
          new BinaryIntervals(100, run).of(table(new SplittableRandom(run), 400)).get("auc");
      held += auc.low() <= truth && truth <= auc.high() ? 1 : 0;
    }
    assertThat(held).isBetween(178, 200);
  }

  @Test
  void morePeopleMakeTheBoundsCloser() {
    assertThat(width(6_400)).isLessThan(width(400) / 3);
  }

  @Test
  void theSameSeedGivesTheSameBoundsAndOneAnswerGivesNoneOfTheAuc() {
    ScoreTable table = table(new SplittableRandom(1), 300);
    BinaryIntervals intervals = new BinaryIntervals(50, 7);

    assertThat(intervals.of(table)).isEqualTo(intervals.of(table));
    Map<String, Interval> onlyYes =
        intervals.of(ScoreTable.of(new double[] {.2, .8}, new boolean[] {true, true}));
    assertThat(onlyYes).doesNotContainKey("auc");
  }

  private static double width(int people) {
    Interval brier =
        new BinaryIntervals(100, 3).of(table(new SplittableRandom(2), people)).get("brier");
    return brier.high() - brier.low();
  }

  /** People whose answer comes with the chance that is their score. */
  private static ScoreTable table(SplittableRandom draw, int people) {
    double[] scores = new double[people];
    boolean[] yes = new boolean[people];
    for (int i = 0; i < people; i++) {
      scores[i] = draw.nextDouble();
      yes[i] = draw.nextDouble() < scores[i];
    }
    return ScoreTable.of(scores, yes);
  }
}
