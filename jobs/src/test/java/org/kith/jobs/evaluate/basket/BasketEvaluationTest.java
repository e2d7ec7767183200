package org.kith.jobs.evaluate.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
  void rulesWithinACategoryAreLeftOutAndTheOthersSayWhatComesFirst() throws IOException {
    Path lines =
        file(
            "lines.csv",
            "basket,item,user,time",
            "1,tea,ann,2026-01-01",
            "2,cup,ann,2026-02-01",
            "3,tea,bob,2026-01-05",
            "3,cup,bob,2026-01-05",
            "3,coffee,bob,2026-01-05",
            "4,tea,cid,2026-03-01",
            "4,cup,cid,2026-03-01");
    Path categories =
        file("items.csv", "item,category", "tea,drinks", "coffee,drinks", "cup,crockery");

    Evaluation evaluation =
        BasketEvaluation.run(
            new BasketRequest(
                lines,
                false,
                new BasketSettings(.1, .1),
                Optional.of(categories),
                false,
                SharedSpark::session));

    List<FoundRule> rules =
        ((List<?>) evaluation.more().get("rules")).stream().map(FoundRule.class::cast).toList();
    assertThat(rules)
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(rule.antecedentCategories()).doesNotContain(rule.consequentCategory()));
    FoundRule teaThenCup =
        rules.stream()
            .filter(rule -> rule.antecedent().equals(List.of("tea")))
            .findFirst()
            .orElseThrow();
    assertThat(teaThenCup.consequent()).isEqualTo("cup");
    assertThat(teaThenCup.peopleBefore()).isEqualTo(1);
    assertThat(teaThenCup.peopleAfter()).isZero();
    assertThat(teaThenCup.direction()).isEqualTo(1);
    assertThat(evaluation.notes()).isEmpty();
  }

  @Test
  void anItemOfTwoCategoriesIsRefusedByName() throws IOException {
    Path lines = file("lines.csv", "basket,item", "1,tea");
    Path categories = file("items.csv", "item,category", "tea,drinks", "tea,gifts");

    assertThatThrownBy(
            () ->
                BasketEvaluation.run(
                    new BasketRequest(
                        lines,
                        false,
                        new BasketSettings(.1, .1),
                        Optional.of(categories),
                        false,
                        SharedSpark::session)))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("item 'tea'");
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
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
        new BasketRequest(file, lists, settings, Optional.empty(), false, SharedSpark::session));
  }
}
