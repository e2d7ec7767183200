package org.kith.jobs.evaluate.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.RealData;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;

class PropensityEvaluationTest {

  private static final List<String> BOTH = List.of("logistic", "boosted");

  @TempDir Path folder;

  @Test
  void bothModelsLearnFromATableOfAllSortsAndTellWhatDoesNotCount() throws IOException {
    Evaluation evaluation = run(shop(600, false) + "30,red,k1,7,,2025-01-01,\n", null, null, 3);

    assertThat(evaluation.data())
        .containsEntry("rows", 601L)
        .containsEntry("left_out", 1L)
        .containsEntry("tested", 600L);
    assertThat(evaluation.results()).extracting(ModelResult::model).containsExactlyElementsOf(BOTH);
    for (ModelResult result : evaluation.results()) {
      assertThat(result.metrics().get("auc")).isBetween(.65, .95);
      assertThat(result.metrics()).containsKeys("pr_auc", "log_loss", "brier", "ece", "lift@10%");
      assertThat(result.metrics().get("fold_auc"))
          .isCloseTo(result.metrics().get("auc"), within(.08));
    }
    assertThat(evaluation.notes()).isEmpty();
  }

  @Test
  void aColumnThatKnowsTheAnswerRaisesAnAlarm() throws IOException {
    Evaluation evaluation = run(shop(300, true), null, null, 2, "logistic");

    assertThat(evaluation.results().get(0).metrics().get("auc")).isGreaterThan(.99);
    assertThat(evaluation.notes().get(0)).contains("too good");
  }

  @Test
  void treesLearnFromAFlagThatIsOneOrBlank() throws IOException {
    StringBuilder text = new StringBuilder("member,bought\n");
    for (int i = 0; i < 400; i++) {
      text.append(i % 2 == 0 ? "1" : "").append(i % 10 < 7 == (i % 2 == 0) ? ",yes\n" : ",no\n");
    }

    Evaluation evaluation = run(text.toString(), null, null, 2, "boosted");

    assertThat(evaluation.results().get(0).metrics().get("auc")).isGreaterThan(.6);
  }

  @Test
  void inOrderOfTimeNothingIsLearntFromWhatCameLater() throws IOException {
    PropensityRequest request = request(shop(600, false), "yes", "day", 4, "logistic");
    Cases cases = Cases.read(request);

    List<Fold> folds = Fold.of(cases, request);

    assertThat(folds).hasSize(4);
    for (Fold fold : folds) {
      assertAfter(cases, fold);
    }
  }

  @Test
  void numbersAreInOrderOfTimeAndWhatIsNoTimeIsLeftOutAndTold() throws IOException {
    String[] lines = shop(600, false).split("\n");
    StringBuilder numbered = new StringBuilder(lines[0]).append('\n');
    for (int i = 1; i < lines.length; i++) {
      String day = i == 300 ? "soon" : String.valueOf(i / 4);
      numbered.append(lines[i].replaceFirst(",2026-..-..,", "," + day + ",")).append('\n');
    }
    PropensityRequest request = request(numbered.toString(), "yes", "day", 4, "logistic");
    Cases cases = Cases.read(request);

    for (Fold fold : Fold.of(cases, request)) {
      assertAfter(cases, fold);
    }
    assertThat(cases.counts()).containsEntry("left_out", 1L);
    assertThat(cases.notes()).containsExactly("1 rows are left out: their day is no time");
  }

  @Test
  void aColumnOfSomethingElseThanTimesIsRefusedWithTheFirst() {
    assertThatThrownBy(() -> run(shop(100, false), "yes", "colour", 4))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("100 of 100 cells are no time, such as '");
  }

  private static void assertAfter(Cases cases, Fold fold) {
    double last = java.util.Arrays.stream(fold.train()).mapToDouble(cases::time).max().orElse(0);
    for (int row : fold.test()) {
      assertThat(cases.time(row)).isGreaterThan(last);
    }
  }

  @Test
  void foldsByChanceTestEveryRowOnceAndShareTheYesOut() throws IOException {
    PropensityRequest request = request(shop(600, false), null, null, 5, "logistic");
    Cases cases = Cases.read(request);
    Set<Integer> tested = new HashSet<>();

    for (Fold fold : Fold.of(cases, request)) {
      long yes = java.util.Arrays.stream(fold.test()).filter(cases::isYes).count();
      long all = (long) cases.counts().get("positives");
      assertThat(yes).isBetween(all / 5, all / 5 + 1);
      assertThat(fold.train().length + fold.test().length).isEqualTo(600);
      for (int row : fold.test()) {
        assertThat(tested.add(row)).isTrue();
      }
    }
    assertThat(tested).hasSize(600);
  }

  @Test
  void oneAnswerAloneIsAProblemWithTheCounts() {
    assertThatThrownBy(() -> run(shop(100, false), "nothing", null, 5))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("0 yes among 100 rows");
  }

  @Test
  void columnsThatSayNothingAreAProblem() {
    StringBuilder text = new StringBuilder("constant,empty,bought\n");
    for (int i = 0; i < 60; i++) {
      text.append("7,,").append(i % 2).append('\n');
    }
    assertThatThrownBy(() -> run(text.toString(), null, null, 2))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("one value alone");
  }

  @Tag("long")
  @Test
  void theBanksCallsAreForetoldBetterThanBySumsOfFeatures() throws IOException {
    Path zip = RealData.folder("bank-marketing").resolve("bank-additional.zip");
    Path file = folder.resolve("bank.csv");
    try (ZipFile packed = new ZipFile(zip.toFile());
        InputStream full =
            packed.getInputStream(packed.getEntry("bank-additional/bank-additional-full.csv"))) {
      Files.copy(full, file);
    }
    Evaluation evaluation =
        PropensityEvaluation.run(
            new PropensityRequest(
                file,
                "y",
                null,
                List.of("duration"),
                null,
                List.of("bagged"),
                5,
                1,
                SharedSpark::session,
                words -> {}));

    assertThat(evaluation.results().get(0).metrics().get("auc")).isGreaterThan(.801);
    assertThat(evaluation.results().get(0).metrics().get("ece")).isLessThanOrEqualTo(.01);
  }

  private Evaluation run(String text, String positive, String time, int folds, String... models)
      throws IOException {
    return PropensityEvaluation.run(request(text, positive, time, folds, models));
  }

  private PropensityRequest request(
      String text, String positive, String time, int folds, String... models) throws IOException {
    Path file = folder.resolve("data.csv");
    Files.writeString(file, text);
    return new PropensityRequest(
        file,
        "bought",
        positive,
        List.of(),
        time,
        models.length == 0 ? BOTH : List.of(models),
        folds,
        1,
        SharedSpark::session,
        words -> {});
  }

  /** Ages with blanks, colours, ids without end, a constant, an empty column, days, the answer. */
  private static String shop(int rows, boolean leak) {
    Random random = new Random(6);
    StringBuilder text = new StringBuilder("age,colour,id,constant,empty,day,bought\n");
    for (int i = 0; i < rows; i++) {
      int age = 20 + random.nextInt(50);
      boolean red = random.nextInt(3) == 0;
      boolean bought = random.nextDouble() < (age > 45 ? .4 : .1) + (red ? .35 : 0);
      text.append(
          "%s,%s,id%d,7,%s,2026-%02d-%02d,%s\n"
              .formatted(
                  random.nextInt(8) == 0 ? "" : age,
                  red ? "red" : "blue",
                  i,
                  leak ? (bought ? "9" : "1") : "",
                  1 + i / 100,
                  1 + i / 4 % 25,
                  bought ? "yes" : "No"));
    }
    return text.toString();
  }
}
