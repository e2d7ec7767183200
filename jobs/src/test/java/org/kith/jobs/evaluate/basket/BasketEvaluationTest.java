package org.kith.jobs.evaluate.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.RealData;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.models.basket.BasketSettings;

class BasketEvaluationTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({".01, .5, 15", ".006, .25, 463"})
  void theGroceriesHaveThePublishedNumberOfRules(double support, double confidence, int rules) {
    assertThat(groceries(support, confidence).data()).containsEntry("rules", rules);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({".001, .5, 5668", ".001, .8, 410"})
  void theGroceriesHaveThePublishedNumberOfRareRules(double support, double confidence, int rules) {
    assertThat(groceries(support, confidence).data()).containsEntry("rules", rules);
  }

  @Test
  void aTableAndListsOfTheSameBasketsGiveTheSameRules() throws IOException {
    Evaluation table =
        run("basket,item,price\n1,tea,3\n1,milk,2\n1,tea,3\n2,tea,1\n,tea,1\n3,milk,2\n", false);
    Evaluation lists = run("tea, milk,tea\ntea\nmilk\n", true);

    assertThat(table.more()).isEqualTo(lists.more());
    assertThat(table.data())
        .containsEntry("rows", 6L)
        .containsEntry("refused", 1L)
        .containsEntry("baskets", 3L)
        .containsEntry("entries", 4L);
    assertThat(table.notes()).containsExactly("column price does not count");
    FoundRule rule = (FoundRule) ((List<?>) table.more().get("rules")).get(0);
    assertThat(rule.antecedent()).containsExactly("milk");
    assertThat(rule.consequent()).isEqualTo("tea");
    assertThat(rule.count()).isEqualTo(1);
    assertThat(rule.confidence()).isEqualTo(.5);
    assertThat(rule.lift()).isCloseTo(.75, within(1e-12));
  }

  @Test
  void rowsWithoutBasketsAreRefused() {
    assertThatThrownBy(() -> run("basket,item\n,tea\n1,\n", false))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED));
  }

  private Evaluation run(String text, boolean lists) throws IOException {
    Path file = folder.resolve("baskets.csv");
    Files.writeString(file, text);
    return evaluate(file, lists, new BasketSettings(.1, .1));
  }

  private static Evaluation groceries(double support, double confidence) {
    Path file = RealData.folder("groceries-arules").resolve("groceries_baskets.csv");
    return evaluate(file, true, new BasketSettings(support, confidence));
  }

  private static Evaluation evaluate(Path file, boolean lists, BasketSettings settings) {
    return BasketEvaluation.run(
        new BasketRequest(file, lists, settings, false, SharedSpark::session));
  }
}
