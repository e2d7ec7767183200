package org.kith.jobs.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.RealData;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;

class TextEvaluationTest {

  @TempDir Path folder;

  @Test
  void wordsThatDecideAreLearntAndRowsWithoutTextOrAnswerAreTold() throws IOException {
    Path file = reviews("a.csv", 1, 60);
    Files.writeString(file, "1,\n,没有答案\n", java.nio.file.StandardOpenOption.APPEND);

    Evaluation evaluation = TextEvaluation.run(request(List.of(file), List.of(), null));

    assertThat(evaluation.data().get("a"))
        .isEqualTo(Map.of("rows", 62L, "texts", 60, "positive", 30L, "left_out", 2L));
    assertThat(evaluation.results()).singleElement().satisfies(TextEvaluationTest::isPerfect);
  }

  @Test
  void severalFilesAreJudgedByOneModelAndEachByTheOthersToo() throws IOException {
    List<Path> files = List.of(reviews("a.csv", 1, 60), reviews("b.csv", 2, 40));

    Evaluation evaluation = TextEvaluation.run(request(files, List.of(), null));

    assertThat(evaluation.results().stream().map(ModelResult::model))
        .containsExactly("sentiment: a", "sentiment: b", "a → b", "b → a");
    assertThat(evaluation.results()).allSatisfy(TextEvaluationTest::isPerfect);
  }

  @Test
  void filesOfOneNameAreToldApartByTheirPaths() throws IOException {
    Files.createDirectory(folder.resolve("2025"));
    Path earlier = reviews("2025/a.csv", 1, 60);
    Path later = reviews("a.csv", 2, 40);

    Evaluation evaluation = TextEvaluation.run(request(List.of(earlier, later), List.of(), null));

    assertThat(evaluation.data()).containsOnlyKeys(earlier.toString(), later.toString());
    assertThat(evaluation.results())
        .extracting(ModelResult::model)
        .startsWith("sentiment: " + earlier, "sentiment: " + later);
  }

  @Test
  void aYesIsReadAsInAnyOtherTable() throws IOException {
    Path file = reviews("a.csv", 1, 60);
    Files.writeString(file, Files.readString(file).replace("0,", "N,").replace("1,", "1.0,"));

    Evaluation evaluation = TextEvaluation.run(request(List.of(file), List.of(), null));

    assertThat(evaluation.data().get("a"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("positive", 30L);
  }

  @Test
  void aTestFileIsMeasuredByTheModelOfTheData() throws IOException {
    Evaluation evaluation =
        TextEvaluation.run(
            request(List.of(reviews("a.csv", 1, 60)), List.of(reviews("b.csv", 2, 40)), "1"));

    assertThat(evaluation.results()).singleElement().satisfies(TextEvaluationTest::isPerfect);
  }

  @Test
  void answersOfOneKindAreRefusedWithWhatToDo() throws IOException {
    Path file = reviews("a.csv", 1, 20);

    assertThatThrownBy(() -> TextEvaluation.run(request(List.of(file), List.of(), "good")))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("--positive");
  }

  @Test
  void oneModelOfHotelsAndTakeawayJudgesBothHeldOut() {
    Path data = RealData.folder("chn-sentiment");

    Evaluation evaluation =
        TextEvaluation.run(
            new TextRequest(
                List.of(data.resolve("ChnSentiCorp_htl_all.csv"), data.resolve("waimai_10k.csv")),
                List.of(),
                "review",
                "label",
                null,
                2,
                1,
                () -> null));

    assertThat(accuracy(evaluation, 0)).isGreaterThanOrEqualTo(.87);
    assertThat(accuracy(evaluation, 1)).isGreaterThanOrEqualTo(.89);
  }

  private static double accuracy(Evaluation evaluation, int result) {
    return evaluation.results().get(result).metrics().get("accuracy");
  }

  private static void isPerfect(ModelResult result) {
    assertThat(result.metrics()).containsEntry("accuracy", 1.0).containsEntry("auc", 1.0);
  }

  private static TextRequest request(List<Path> data, List<Path> test, String positive) {
    return new TextRequest(data, test, "review", "label", positive, 3, 1, () -> null);
  }

  private Path reviews(String name, long seed, int rows) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("label,review\n");
    for (int i = 0; i < rows; i++) {
      boolean good = i % 2 == 0;
      text.append(good ? 1 : 0)
          .append(",房间")
          .append(good ? "干净舒服" : "又脏又吵")
          .append(random.nextInt(100))
          .append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }
}
