package org.kith.jobs.evaluate.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.RealData;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.models.uplift.UpliftLearner;

class UpliftEvaluationTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"Mens E-Mail, .0766", "Womens E-Mail, .0452"})
  void hillstromsEffectsOnVisitsAreThoseThatAreKnown(String arm, double known) {
    Evaluation evaluation = hillstrom(arm, 1);

    assertThat(metric(evaluation, "t-learner", "ate")).isCloseTo(known, within(.00005));
    assertThat(evaluation.data()).containsEntry("control", 21_306L);
    assertThat(evaluation.notes().get(0)).contains("changed the outcome");
  }

  @Test
  void hillstromsWomensMailIsAimedAtLeastAsWellAsByTheBestColumn() {
    Evaluation evaluation = hillstrom("Womens E-Mail", 20);

    double rule = metric(evaluation, UpliftEvaluation.RULE, "uplift@30%");
    assertThat(rule).isBetween(.066, .080);
    for (String learner : UpliftLearner.labels()) {
      assertThat(metric(evaluation, learner, "uplift@30%")).isGreaterThanOrEqualTo(rule);
    }
    Map<?, ?> rules =
        (Map<?, ?>) evaluation.results().get(evaluation.results().size() - 1).more().get("rules");
    assertThat((Integer) rules.get("womens high")).isGreaterThan(15);
  }

  @Test
  void whereTheOfferDoesNothingNoEffectIsClaimed() throws IOException {
    Evaluation evaluation = run(campaign(400, 0), "offered", "bought", 3);

    assertThat(evaluation.notes().get(0)).contains("no effect is claimed");
    assertThat(((Map<?, ?>) evaluation.more().get("effect")).get("claimed")).isEqualTo(false);
  }

  @Test
  void learnersFindWhomTheOfferMovesAndRowsThatDoNotCountAreTold() throws IOException {
    Evaluation evaluation =
        run(campaign(3_000, .6) + "1,,yes,\n1,,maybe,yes\n", "offered", "bought", 3);

    assertThat(evaluation.data())
        .containsEntry("rows", 3_002L)
        .containsEntry("other_arms", 1L)
        .containsEntry("without_outcome", 1L);
    for (String learner : UpliftLearner.labels()) {
      assertThat(metric(evaluation, learner, "uplift@30%"))
          .isGreaterThan(metric(evaluation, learner, "ate") + .1);
      assertThat(metric(evaluation, learner, "qini")).isPositive();
    }
  }

  @Test
  void whatAnOfferEarnsIsItsWorthLessItsCostForEachOfAll() throws IOException {
    Evaluation evaluation = run(campaign(3_000, .6), "offered", "bought", 2);

    double uplift = metric(evaluation, "t-learner", "uplift@30%");
    assertThat(metric(evaluation, "t-learner", "value@30%"))
        .isCloseTo(.3 * (uplift * 10 - .5), within(1e-9));
    assertThat(evaluation.protocol()).containsKey("value@k%");
  }

  @Test
  void anOfferThatEverybodyGotIsRefusedWithTheColumnsValues() {
    assertThatThrownBy(
            () -> run("colour,age,offered,bought\nred,3,yes,1\n", "offered", "bought", 1))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("1 people got the offer and 0 did not")
        .hasMessageContaining("its values are yes");
  }

  @Test
  void anArmTooSmallToBeHalvedIsRefusedWithItsTrueSize() {
    String few = "40,red,yes,1\n".repeat(3) + "30,blue,no,1\n".repeat(400);

    assertThatThrownBy(() -> run("age,colour,offered,bought\n" + few, "offered", "bought", 20))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("3 people got the offer and 400 did not; 20 of each are needed");
  }

  @Test
  void anOutcomeOfWordsIsRefusedWithItsValues() {
    String rows = "40,red,yes,bought\n".repeat(30) + "30,blue,no,left\n".repeat(30);

    assertThatThrownBy(() -> run("age,colour,offered,end\n" + rows, "offered", "end", 1))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("column end")
        .hasMessageContaining("60 of 60 people in the two arms have no number, yes or no there")
        .hasMessageContaining("its values are bought, left");
  }

  @Test
  void columnsThatTellNothingOfAHalfAreRefusedWithWhyNot() {
    StringBuilder rows = new StringBuilder("id,constant,offered,bought\n");
    for (int i = 0; i < 200; i++) {
      rows.append("id%d,7,%s,%d\n".formatted(i, i % 2 == 0 ? "yes" : "no", i % 3 == 0 ? 1 : 0));
    }

    assertThatThrownBy(() -> run(rows.toString(), "offered", "bought", 1))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("words that stand in fewer than 10 rows");
  }

  @Test
  void aColumnThatIsNotThereIsNamedWithTheNearest() {
    assertThatThrownBy(() -> run("colour,age,offered,bought\nred,3,1,1\n", "ofered", "bought", 1))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.USAGE))
        .hasMessageContaining("Did you mean 'offered'?");
  }

  private static Evaluation hillstrom(String arm, int splits) {
    return UpliftEvaluation.run(
        new UpliftRequest(
            RealData.folder("hillstrom").resolve("hillstrom.csv.gz"),
            "segment",
            arm,
            "No E-Mail",
            "visit",
            List.of("conversion", "spend"),
            UpliftLearner.labels(),
            splits,
            1,
            Optional.of(new Offer(10, .5)),
            () -> null,
            words -> {}));
  }

  private Evaluation run(String text, String treatment, String outcome, int splits)
      throws IOException {
    Path file = folder.resolve("campaign.csv");
    Files.writeString(file, text);
    return UpliftEvaluation.run(
        new UpliftRequest(
            file,
            treatment,
            null,
            null,
            outcome,
            List.of(),
            UpliftLearner.labels(),
            splits,
            1,
            Optional.of(new Offer(10, .5)),
            () -> null,
            words -> {}));
  }

  /** Half of the people are offered something, and those of one colour are moved by it. */
  private static String campaign(int people, double effect) {
    Random random = new Random(9);
    StringBuilder text = new StringBuilder("age,colour,offered,bought\n");
    for (int i = 0; i < people; i++) {
      boolean red = random.nextInt(3) == 0;
      boolean offered = random.nextBoolean();
      boolean bought = random.nextDouble() < .2 + (red && offered ? effect : 0);
      text.append(
          "%s,%s,%s,%s\n"
              .formatted(
                  random.nextInt(9) == 0 ? "" : 20 + random.nextInt(50),
                  red ? "red" : "blue",
                  offered ? "Yes" : "no",
                  bought ? "1" : "FALSE"));
    }
    return text.toString();
  }

  private static double metric(Evaluation evaluation, String model, String metric) {
    return evaluation.results().stream()
        .filter(result -> result.model().equals(model))
        .map(ModelResult::metrics)
        .findFirst()
        .orElseThrow()
        .get(metric);
  }
}
