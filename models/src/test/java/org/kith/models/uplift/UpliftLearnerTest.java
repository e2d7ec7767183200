package org.kith.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.models.uplift.gain.AverageEffect;

class UpliftLearnerTest {

  private static final List<Campaigns.Known> CAMPAIGN = Campaigns.made(4_000, 1, false);
  private static final List<Campaigns.Known> CONFOUNDED = Campaigns.made(8_000, 2, true);

  @ParameterizedTest
  @EnumSource
  void everyLearnerComesNearTheTrueEffectOfEachPerson(UpliftLearner learner) {
    UpliftModel model = fit(learner, CAMPAIGN);

    assertThat(meanError(model, CAMPAIGN)).isLessThan(.12);
    assertThat(model.learner()).isSameAs(learner);
    assertThat(UpliftLearner.labelled(learner.label())).isSameAs(learner);
  }

  @ParameterizedTest
  @EnumSource
  void aTreatmentThatGoesWithTheOutcomeDoesNotPassForAnEffect(UpliftLearner learner) {
    assertThat(effect(CONFOUNDED).effect()).isGreaterThan(1.3);
    assertThat(meanError(fit(learner, CONFOUNDED), CONFOUNDED)).isLessThan(.15);
  }

  @ParameterizedTest
  @EnumSource
  void peopleSpreadOverAClusterTeachTheSame(UpliftLearner learner) {
    List<UpliftRow> rows = Campaigns.rows(CAMPAIGN.subList(0, 600));
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());

    UpliftModel here = learner.fit(UpliftRows.of(rows), Campaigns.FEATURES);
    UpliftModel spread =
        learner.fit(UpliftRows.of(context.parallelize(rows, 3)), Campaigns.FEATURES);

    CAMPAIGN
        .subList(0, 20)
        .forEach(
            one ->
                assertThat(spread.effect(one.features()))
                    .isCloseTo(here.effect(one.features()), within(1e-9)));
  }

  @Test
  void theBestSingleFeatureIsTheOneThatMovesTheEffectMost() {
    SingleFeatureRule rule =
        SingleFeatureRule.best(UpliftRows.of(Campaigns.rows(CAMPAIGN)), Campaigns.FEATURES);

    assertThat(rule.feature()).isLessThan(2);
    assertThat(rule.rising()).isEqualTo(rule.feature() == 0);
  }

  @Test
  void anOfferThatNobodyOrEverybodyGotIsAProblemWithTheCounts() {
    for (boolean all : new boolean[] {true, false}) {
      List<UpliftRow> rows =
          CAMPAIGN.stream()
              .filter(one -> one.treated() == all)
              .limit(30)
              .map(one -> new UpliftRow(one.features(), one.treated(), one.outcome(), 0))
              .toList();
      for (UpliftLearner learner : UpliftLearner.values()) {
        assertThatThrownBy(() -> learner.fit(UpliftRows.of(rows), Campaigns.FEATURES))
            .isInstanceOfSatisfying(
                Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
            .hasMessageContaining("30");
      }
    }
  }

  @Test
  void featuresWithoutAnySignalLeaveTheAverageEffect() {
    List<UpliftRow> constant =
        CAMPAIGN.stream()
            .map(one -> new UpliftRow(new double[] {7}, one.treated(), one.outcome(), 1))
            .toList();
    AverageEffect average = effect(CAMPAIGN);

    assertThat(UpliftLearner.T_LEARNER.fit(UpliftRows.of(constant), 1).effect(new double[] {7}))
        .isCloseTo(average.effect(), within(1e-9));
  }

  static AverageEffect effect(List<Campaigns.Known> people) {
    AverageEffect.Outcomes treated = AverageEffect.Outcomes.NONE;
    AverageEffect.Outcomes control = AverageEffect.Outcomes.NONE;
    for (Campaigns.Known one : people) {
      treated = one.treated() ? treated.with(one.outcome()) : treated;
      control = one.treated() ? control : control.with(one.outcome());
    }
    return AverageEffect.of(treated, control);
  }

  private static UpliftModel fit(UpliftLearner learner, List<Campaigns.Known> people) {
    return learner.fit(UpliftRows.of(Campaigns.rows(people)), Campaigns.FEATURES);
  }

  private static double meanError(UpliftModel model, List<Campaigns.Known> people) {
    return people.stream()
        .mapToDouble(one -> Math.abs(model.effect(one.features()) - one.effect()))
        .average()
        .orElseThrow();
  }
}
