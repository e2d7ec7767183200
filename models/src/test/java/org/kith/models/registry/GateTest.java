package org.kith.models.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.error.SettingFault;
import org.kith.models.evaluate.Bootstrap.Interval;

class GateTest {

  private static final Map<String, Double> SOUND =
      Map.of(
          "auc",
          .75,
          "ece",
          .02,
          "score_min",
          .01,
          "score_max",
          .9,
          "baseline.auc",
          .7,
          "log_loss",
          .4);

  @Test
  void aSoundModelThatBeatsItsBaselinePasses() {
    assertThat(Gate.USUAL.judge(Cards.propensity(SOUND), Optional.empty()))
        .isEqualTo(Verdict.PASSED);
  }

  @ParameterizedTest
  @CsvSource({
    "score_max, 1.2, out_of_range",
    "score_min, -0.1, out_of_range",
    "score_max, 0.01, all_equal",
    "ece, 0.11, uncalibrated",
    "auc, 0.99, leak",
    "auc, 0.6, worse_than_baseline",
    "auc, NaN, not_measured"
  })
  void oneFaultIsRefusedWithItsReason(String metric, double value, String code) {
    Map<String, Double> metrics = new HashMap<>(SOUND);
    metrics.put(metric, value);

    Verdict verdict = Gate.USUAL.judge(Cards.propensity(metrics), Optional.empty());

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reasons()).extracting(Verdict.Reason::code).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "ate_low, -0.01, no_effect",
    "qini_low, -0.001, no_targeting",
    "qini, 0.005, worse_than_baseline"
  })
  void anUpliftModelThatClaimsWhatItsCampaignsDoNotShowIsRefused(
      String metric, double value, String code) {
    Map<String, Double> metrics =
        new HashMap<>(
            Map.of(
                "ate",
                .03,
                "ate_low",
                .01,
                "ate_high",
                .05,
                "qini",
                .01,
                "qini_low",
                .002,
                "qini_high",
                .02,
                "baseline.qini",
                .008));
    assertThat(Gate.USUAL.judge(Cards.uplift(metrics), Optional.empty())).isEqualTo(Verdict.PASSED);
    metrics.put(metric, value);

    assertThat(Gate.USUAL.judge(Cards.uplift(metrics), Optional.empty()).reasons())
        .extracting(Verdict.Reason::code)
        .containsExactly(code);
  }

  @Test
  void anUpliftThatFollowsAttributionIsJudgedByTheEffectOfItsResponses() {
    Map<String, Double> metrics =
        new HashMap<>(
            Map.of("ate_low", .01, "ate_high", .05, "qini", .01, "qini_low", -.002, "slope", 1.1));
    metrics.put("slope_low", .2);
    assertThat(Gate.USUAL.judge(Cards.uplift(metrics), Optional.empty())).isEqualTo(Verdict.PASSED);
    metrics.put("slope_low", -.1);
    metrics.put("slope_high", 2.3);

    assertThat(Gate.USUAL.judge(Cards.uplift(metrics), Optional.empty()).reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo("no_targeting");
              assertThat(reason.en())
                  .endsWith("effect for each attributed response from -0.1000 to 2.3000");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "total_ratio, 1.6, total_off",
    "total_ratio, 0.6, total_off",
    "spend@20%, 0.3, worse_than_baseline",
    "spend@20%, NaN, not_measured"
  })
  void aValueModelThatForetellsAnotherTotalOrRanksWorseThanLastYearsSpendIsRefused(
      String metric, double value, String code) {
    Map<String, Double> metrics =
        new HashMap<>(Map.of("spend@20%", .5, "total_ratio", 1.1, "recent_spend.spend@20%", .45));
    assertThat(Gate.USUAL.judge(Cards.value(metrics), Optional.empty())).isEqualTo(Verdict.PASSED);
    metrics.put(metric, value);

    assertThat(Gate.USUAL.judge(Cards.value(metrics), Optional.empty()).reasons())
        .extracting(Verdict.Reason::code)
        .containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({"0.14, 0.16, true", "0.17, 0.16, false", "0.11, 0.05, false", "0.09, 0.05, true"})
  void aCalibrationErrorIsHeldAgainstAModelOnlyWhereChanceDoesNotMakeIt(
      double ece, double noise, boolean passes) {
    Map<String, Double> metrics = new HashMap<>(SOUND);
    metrics.put("ece", ece);
    metrics.put("ece_noise", noise);

    Verdict verdict = Gate.USUAL.judge(Cards.propensity(metrics), Optional.empty());

    assertThat(verdict.passed()).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({".19, .21, false", ".17, .21, true"})
  void probabilitiesSurelyWorseThanTheRateAloneAreRefused(double low, double high, boolean passes) {
    Map<String, Double> metrics = new HashMap<>(SOUND);
    metrics.put("brier", .2);
    metrics.put("rate.brier", .18);
    ModelCard card =
        Cards.propensity(metrics)
            .resting(
                new Evidence(
                    Map.of("brier", new Interval(low, high)), null, null, null, null, null));

    Verdict verdict = Gate.USUAL.judge(card, Optional.empty());

    assertThat(verdict.passed()).isEqualTo(passes);
    assertThat(verdict.reasons())
        .allSatisfy(reason -> assertThat(reason.code()).isEqualTo("uncalibrated"));
  }

  @Test
  void aModelFarBelowTheOneInUseIsRefusedAndOneALittleBelowIsNot() {
    Optional<ModelCard> champion = Optional.of(Cards.recommender(Map.of("ndcg@20", .3)));
    Map<String, Double> bad = Map.of("ndcg@20", .2, "popularity.ndcg@20", .1);
    Map<String, Double> near = Map.of("ndcg@20", .28, "popularity.ndcg@20", .1);

    assertThat(Gate.USUAL.judge(Cards.recommender(bad), champion).reasons())
        .extracting(Verdict.Reason::code)
        .containsExactly("worse_than_champion");
    assertThat(Gate.USUAL.judge(Cards.recommender(near), champion).passed()).isTrue();
  }

  @Test
  void everyReasonAgainstAModelIsTold() {
    Map<String, Double> metrics = Map.of("auc", .5, "ece", .4, "baseline.auc", .7);

    assertThat(Gate.USUAL.judge(Cards.propensity(metrics), Optional.empty()).reasons())
        .extracting(Verdict.Reason::code)
        .containsExactly("out_of_range", "uncalibrated", "worse_than_baseline");
  }

  @Test
  void aRecommenderWorseThanPopularityIsRefusedInBothLanguages() {
    Map<String, Double> metrics = Map.of("ndcg@20", .05, "popularity.ndcg@20", .1);

    Verdict verdict = Gate.USUAL.judge(Cards.recommender(metrics), Optional.empty());

    Verdict.Reason reason = verdict.reasons().get(0);
    assertThat(reason.en()).isEqualTo("ndcg@20 0.0500 is below the popularity's 0.1000");
    assertThat(reason.zh()).contains("低于");
  }

  @Test
  void aModelThatIsGoodOnTheWholeAndBadOnASliceIsRefused() {
    Evidence.Slice off = slice("members", "yes", 5_000, 800, Map.of("auc", .74, "ece", .2));
    Evidence.Slice blind = slice("members", "no", 5_000, 800, Map.of("auc", .4, "ece", .02));
    Evidence.Slice few = slice("staff", "yes", 150, 40, Map.of("auc", .3, "ece", .4));

    assertThat(judged(List.of(off), Map.of(), List.of()))
        .extracting(Verdict.Reason::code, Verdict.Reason::en)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "bad_on_slice",
                "on the 5,000 people with members = yes, calibration error 0.2000 is above"
                    + " 0.1000"));
    assertThat(judged(List.of(blind), Map.of(), List.of()))
        .extracting(Verdict.Reason::code)
        .containsExactly("bad_on_slice");
    assertThat(judged(List.of(few), Map.of(), List.of())).isEmpty();
  }

  @Test
  void aModelThatFellOnASliceAgainstTheOneInUseIsRefused() {
    Evidence.Slice before = slice("members", "yes", 5_000, 800, Map.of("auc", .8));
    Evidence.Slice now = slice("members", "yes", 5_000, 800, Map.of("auc", .7));
    ModelCard champion =
        Cards.propensity(SOUND)
            .resting(new Evidence(null, List.of(before), null, null, null, null));
    ModelCard challenger =
        Cards.propensity(SOUND).resting(new Evidence(null, List.of(now), null, null, null, null));

    assertThat(Gate.USUAL.judge(challenger, Optional.of(champion)).reasons())
        .extracting(Verdict.Reason::code)
        .containsExactly("bad_on_slice");
    assertThat(Gate.USUAL.judge(champion, Optional.of(champion)).passed()).isTrue();
  }

  @Test
  void aModelOfNothingOrOfFarFewerPeopleThanTheOneInUseIsRefused() {
    assertThat(judged(List.of(), Map.of("train", 0L), List.of()))
        .extracting(Verdict.Reason::code)
        .containsExactly("empty");
    assertThat(judged(List.of(), Map.of("train", 4_999L), List.of()))
        .extracting(Verdict.Reason::code)
        .containsExactly("shrunken");
    assertThat(judged(List.of(), Map.of("train", 5_000L), List.of())).isEmpty();
  }

  @Test
  void aModelWhoseScoresHaveShiftedIsRefused() {
    assertThat(judged(List.of(), Map.of(), List.of(.7, .2, .1)))
        .extracting(Verdict.Reason::code)
        .containsExactly("drifted");
    assertThat(judged(List.of(), Map.of(), List.of(.35, .35, .3))).isEmpty();
  }

  /** Reasons against a model beside one in use of 10,000 rows and an even spread. */
  private static List<Verdict.Reason> judged(
      List<Evidence.Slice> slices, Map<String, Long> counts, List<Double> spread) {
    ModelCard champion =
        Cards.propensity(SOUND)
            .resting(
                new Evidence(
                    null, null, Map.of("train", 10_000L), List.of(.3, .3, .4), null, null));
    return Gate.USUAL
        .judge(
            Cards.propensity(SOUND).resting(new Evidence(null, slices, counts, spread, null, null)),
            Optional.of(champion))
        .reasons();
  }

  private static Evidence.Slice slice(
      String slice, String value, long rows, long yes, Map<String, Double> metrics) {
    return new Evidence.Slice(slice, value, rows, yes, metrics);
  }

  @Test
  void aMarginThatIsNoShareIsRefused() {
    assertThatThrownBy(() -> new Gate(2.0, null, null, null, null, null, null))
        .isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new Verdict(true, List.of(new Verdict.Reason("x", "x", "x"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
