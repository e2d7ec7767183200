package org.kith.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.features.error.Problem;

class BadRowGateTest {

  private static final BadRowGate GATE = new BadRowGate(0.05);

  @Test
  void aShareAtTheGatePassesAndOneRowMoreStopsTheNight() {
    assertThatCode(() -> GATE.pass("orders", counts(49))).doesNotThrowAnyException();
    assertThatCode(() -> GATE.pass("orders", counts(50))).doesNotThrowAnyException();
    assertThatThrownBy(() -> GATE.pass("orders", counts(51)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(Problem.Code.INPUT_TOO_BAD);
              assertThat(problem.code().exitStatus()).isEqualTo(3);
            })
        .hasMessageContaining("orders")
        .hasMessageContaining("51 of 1000")
        .hasMessageContaining("wrong-type:paid=51");
  }

  @Test
  void duplicatesAreNotBadAndNothingIsNotBadEither() {
    GATE.pass("orders", new SourceCounts(100, 1, 99, 0, Map.of()));
    GATE.pass("orders", new SourceCounts(0, 0, 0, 0, Map.of()));
    assertThat(new SourceCounts(0, 0, 0, 0, Map.of()).badShare()).isZero();
  }

  @Test
  void whatALaterDeliveryReplacesAndWhatMayNotBeKeptIsNotBad() {
    GATE.pass("stock", new SourceCounts(1000, 500, 0, 500, Map.of("superseded", 500L)));
    GATE.pass("orders", new SourceCounts(10, 1, 0, 9, Map.of("erased", 4L, "expired", 5L)));

    Map<String, Long> rules = Map.of("superseded", 500L, "missing:known_at", 60L);
    assertThatThrownBy(() -> GATE.pass("stock", new SourceCounts(1000, 440, 0, 560, rules)))
        .hasMessageContaining("60 of 1000 rows are bad (6.00 %)")
        .hasMessageContaining("{missing:known_at=60}");
  }

  @Test
  void countsThatLoseARowAreRefused() {
    assertThatThrownBy(() -> new SourceCounts(10, 5, 1, 3, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SourceCounts counts(long bad) {
    return new SourceCounts(1000, 1000 - bad, 0, bad, Map.of("wrong-type:paid", bad));
  }
}
