package org.kith.jobs.evaluate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;

class ValueEvaluationTest {

  private static final LocalDate END = LocalDate.of(2026, 3, 31);

  @TempDir Path folder;

  @Test
  void aDaysOrdersAreOnePurchaseAndRowsThatDoNotCountAreTold() throws IOException {
    Evaluation evaluation =
        evaluate(
            "a,2026-01-01,5",
            "a,20260101,7",
            "a,2026-02-01 09:30:00,4",
            "b,2026-01-05,3",
            "b,2026-01-25,3",
            "b,2026-01-25,-3",
            "b,no day,3",
            ",2026-01-05,3",
            "b,2026-01-06,much",
            "late,2026-04-02,9",
            "a,2026-04-03,1");

    assertThat(evaluation.data())
        .containsEntry("rows", 11L)
        .containsEntry("negative", 1L)
        .containsEntry("refused", 3L)
        .containsEntry("people", 3)
        .containsEntry("customers", 2)
        .containsEntry("repeat_purchases", 2L)
        .containsEntry("horizon_purchases", 1L);
  }

  @Test
  void theOrderOfRowsChangesNothing() throws IOException {
    List<String> rows = shop(7);
    Evaluation first = evaluate(rows.toArray(String[]::new));
    Collections.shuffle(rows, new Random(3));
    Evaluation second = evaluate(rows.toArray(String[]::new));

    for (int i = 0; i < first.results().size(); i++) {
      Map<String, Double> again = second.results().get(i).metrics();
      first
          .results()
          .get(i)
          .metrics()
          .forEach((name, value) -> assertThat(again.get(name)).isCloseTo(value, within(1e-6)));
    }
  }

  @Test
  void everyModelHasParametersAndFiniteErrors() throws IOException {
    assertThat(evaluate(shop(11).toArray(String[]::new)).results())
        .extracting(ModelResult::model)
        .containsExactlyElementsOf(ValueEvaluation.MODELS);
    assertThat(evaluate(shop(11).toArray(String[]::new)).results())
        .allSatisfy(
            result -> {
              assertThat(result.metrics())
                  .containsKeys("log_likelihood", "mae", "rmse", "total_ratio");
              assertThat((Map<?, ?>) result.more().get("parameters")).isNotEmpty();
            });
  }

  @Test
  void ordersThatEndBeforeTheHorizonDoesAreTold() throws IOException {
    List<String> rows = shop(11);
    assertThat(evaluate(rows.toArray(String[]::new)).notes()).isEmpty();

    rows.removeIf(row -> row.compareTo(row.split(",")[0] + ",2026-05-01") > 0);

    assertThat(evaluate(rows.toArray(String[]::new)).notes())
        .singleElement()
        .asString()
        .matches("the last order is of 2026-04-\\d\\d, \\d\\d days before the horizon ends; .*");
  }

  @Test
  void whereTooFewSpentAgainTheOtherModelsAreTold() throws IOException {
    Evaluation evaluation =
        evaluate("a,2026-01-01,5", "a,2026-01-20,7", "b,2026-01-05,3", "b,2026-02-01,0");

    assertThat(evaluation.results())
        .extracting(ModelResult::model)
        .containsExactly("bg-nbd", "mbg-cnbd-k");
    assertThat(evaluation.notes()).anyMatch(note -> note.startsWith("gamma-gamma is left out: "));
  }

  @Test
  void whereTheMeanSpendHasNoBoundItIsThatOfAllAndTheNotesSaySo() throws IOException {
    Random random = new Random(5);
    List<String> rows = new ArrayList<>(List.of("once,2026-01-04,9"));
    for (int person = 0; person < 80; person++) {
      double scale = Math.pow(random.nextDouble(), -1.5);
      for (int day = 1; day <= 4; day++) {
        double spend = scale * (.9 + .2 * random.nextDouble());
        rows.add("p%d,2026-01-%02d,%.2f".formatted(person, 1 + day * 6, spend));
      }
    }

    Evaluation evaluation = evaluate(rows.toArray(String[]::new));

    assertThat(evaluation.notes()).anyMatch(note -> note.contains("they have the mean of all"));
    assertThat(evaluation.results().get(2).metrics().get("mae")).isFinite();
  }

  @Test
  void whereNobodyBoughtAgainThereIsNothingToLearn() {
    assertThatThrownBy(() -> evaluate("a,2026-01-01,5", "b,2026-02-01,5"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("nobody of 2 customers has orders on two days up to 2026-03-31");
  }

  @Test
  void whereNoRowIsAnOrderTheFormsThatAreReadAreNamed() {
    assertThatThrownBy(() -> evaluate("a,30/09/1997,5", "a,01/10/1997,\"1,50\"", "b,1997-10-01,-2"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("of 3 rows 2 lack a person, a day or an amount, and 1 are refunds")
        .hasMessageContaining("1997-09-30");
  }

  @Test
  void ordersThatAllCameLaterAreRefused() {
    assertThatThrownBy(() -> evaluate("a,2026-05-01,5"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContaining("2026-03-31");
  }

  private Evaluation evaluate(String... rows) throws IOException {
    Path file = folder.resolve("orders.csv");
    Files.writeString(file, "person,date,amount\n" + String.join("\n", rows) + "\n");
    return ValueEvaluation.run(new ValueRequest(file, END, 60, ValueEvaluation.MODELS, () -> null));
  }

  /** Sixty customers who buy every few weeks from January on, a third of whom stop. */
  private static List<String> shop(long seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int person = 0; person < 60; person++) {
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(40));
      LocalDate last = random.nextInt(3) == 0 ? day.plusDays(30) : END.plusDays(60);
      while (!day.isAfter(last)) {
        rows.add("p%d,%s,%d".formatted(person, day, 5 + random.nextInt(40)));
        day = day.plusDays(3 + random.nextInt(40));
      }
    }
    return rows;
  }
}
