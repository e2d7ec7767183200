package org.kith.models.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncumbentTest {

  private static final String[] TONIGHT = {"person_id", "cutoff", "orders_total", "recency_days"};

  @Test
  void aChampionStaysWhileAllThatItReadsIsThere() {
    Incumbent champion =
        incumbent(Map.of("features", "recency_days orders_total", "eligible", "ORDERS_TOTAL >= 1"));

    assertThat(champion.lost()).isEmpty();
    assertThat(champion.standing()).map(ModelCard::version).contains("v1");
    assertThat(champion.words("no orders", "没有订单").en())
        .isEqualTo("no orders; version v1 of 2026-03-01 stays");
  }

  @Test
  void aChampionThatReadsATagThatIsGoneIsDroppedAndTheWordsNameIt() {
    Incumbent champion =
        incumbent(Map.of("features", "recency_days removed", "eligible", "old_flag"));

    assertThat(champion.lost()).containsExactly("old_flag", "removed");
    assertThat(champion.standing()).isEmpty();
    assertThat(champion.words("it was refused", "未通过").en())
        .isEqualTo(
            "it was refused; version v1 of 2026-03-01 reads tags that are gone,"
                + " old_flag, removed, and scores no more");
  }

  @Test
  void aModelWithoutAQuestionOfWhomAndWithoutFeaturesReadsNone() {
    assertThat(incumbent(Map.of("eligible", "null")).standing()).isPresent();
    assertThat(
            Incumbent.of(
                    Optional.of(card(Map.of())),
                    () -> {
                      throw new AssertionError("features were asked for");
                    })
                .standing())
        .isPresent();
  }

  private static Incumbent incumbent(Map<String, String> parameters) {
    return Incumbent.of(Optional.of(card(parameters)), () -> TONIGHT);
  }

  private static ModelCard card(Map<String, String> parameters) {
    return new ModelCard(
        "repurchase",
        "v1",
        "propensity",
        LocalDate.of(2026, 3, 1),
        Map.of(),
        List.of(),
        parameters,
        1,
        Map.of(),
        Verdict.PASSED,
        true,
        "hash",
        Map.of(),
        List.of());
  }
}
