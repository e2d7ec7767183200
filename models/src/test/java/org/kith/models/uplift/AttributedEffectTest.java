package org.kith.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Four campaigns that make the people of a high first feature act, among many who act anyway, more
 * of them with a high second feature; in half of the tests what is attributed is not what was
 * caused.
 */
class AttributedEffectTest {

  private static final int FEATURES = 6;
  private static final int CAMPAIGNS = 4;

  private static final List<UpliftRow> RIGHT = campaigns(12_000, true);
  private static final List<UpliftRow> WRONG = campaigns(12_000, false);

  @Test
  void rightAttributionIsProvenByThoseHeldOutAndOrdersPeopleByTheirEffect() {
    AttributedEffect effect = learnt(RIGHT);

    assertThat(effect.isProven()).isTrue();
    assertThat(effect.isRefuted()).isFalse();
    assertThat(effect.bounds().low()).isLessThan(1);
    assertThat(effect.bounds().high()).isGreaterThan(1);
    assertThat(effect.function().slope(0)).isBetween(.04, .16);
    for (int f = 1; f < FEATURES; f++) {
      assertThat(Math.abs(effect.function().slope(f))).isLessThan(.25 * effect.function().slope(0));
    }
  }

  @Test
  void attributionOfWhatWouldHaveHappenedAnywayIsRefuted() {
    AttributedEffect effect = learnt(WRONG);

    assertThat(effect.isProven()).isFalse();
    assertThat(effect.isRefuted()).isTrue();
    assertThat(effect.bounds().high()).isLessThan(.5);
  }

  @Test
  void tooFewPeopleHeldOutProveNothingAndAttributionIsTakenAtItsWord() {
    AttributedEffect effect = learnt(campaigns(160, true));

    assertThat(effect.isProven()).isFalse();
    assertThat(effect.isRefuted()).isFalse();
    assertThat(effect.bounds().low()).isLessThan(0);
    assertThat(effect.bounds().high()).isGreaterThan(1);
  }

  @Test
  void slopeLevelAndBoundsAreThoseOfAFitOfTheDoublyRobustScorePersonByPerson() {
    List<UpliftRow> one = RIGHT.stream().filter(row -> row.campaign() == 0).toList();
    UpliftRows rows = UpliftRows.of(one);
    CampaignSums sums = CampaignSums.of(rows, FEATURES);
    AttributedEffect effect = AttributedEffect.of(rows, sums, 1);
    DoublyRobust score = new DoublyRobust(sums);
    double[] x =
        one.stream().mapToDouble(r -> effect.byFold().get(r.fold()).at(r.features())).toArray();
    double[] y = one.stream().mapToDouble(score::of).toArray();
    double meanX = mean(x);
    double meanY = mean(y);
    double variation = 0;
    double together = 0;
    for (int i = 0; i < x.length; i++) {
      variation += (x[i] - meanX) * (x[i] - meanX);
      together += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = together / variation;
    double white = 0;
    for (int i = 0; i < x.length; i++) {
      white += Math.pow((x[i] - meanX) * (y[i] - meanY - slope * (x[i] - meanX)), 2);
    }
    double used = effect.isProven() ? effect.slope() : 1;

    assertThat(meanX).isCloseTo(meanY, within(1e-9));
    assertThat(slope * used).isCloseTo(effect.slope(), within(1e-6));
    assertThat((effect.bounds().high() - effect.bounds().low()) / 2)
        .isCloseTo(1.959963984540054 * Math.sqrt(white) / variation * used, within(1e-6));
  }

  private static AttributedEffect learnt(List<UpliftRow> people) {
    UpliftRows rows = UpliftRows.of(people);
    return AttributedEffect.of(rows, CampaignSums.of(rows, FEATURES), CAMPAIGNS);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static List<UpliftRow> campaigns(int people, boolean right) {
    Random random = new Random(5);
    List<UpliftRow> rows = new ArrayList<>();
    for (int campaign = 0; campaign < CAMPAIGNS; campaign++) {
      for (int i = 0; i < people / CAMPAIGNS; i++) {
        double[] x = random.doubles(FEATURES, -1.7, 1.7).toArray();
        boolean treated = random.nextInt(4) > 0;
        boolean anyway = random.nextDouble() < .2 + .1 * x[1];
        boolean caused = treated && random.nextDouble() < .18 + .1 * x[0];
        boolean told = right ? caused && !anyway : treated && anyway && random.nextInt(2) == 0;
        double outcome = anyway || caused ? 1 : 0;
        rows.add(new UpliftRow(x, treated, outcome, i, campaign, told));
      }
    }
    return rows;
  }
}
