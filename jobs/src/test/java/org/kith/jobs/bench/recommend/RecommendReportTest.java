package org.kith.jobs.bench.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.features.error.Problem;
import org.kith.jobs.bench.child.Memory;
import org.kith.jobs.bench.child.Stopwatch.Seconds;

class RecommendReportTest {

  @Test
  void ratiosArePeerByOursWallByWall() {
    Map<String, Double> ratios =
        RecommendReport.ratios(Map.of("mllib-als", figures(8, 60), "ials", figures(0.25, 4)));

    assertThat(ratios)
        .containsExactly(entry("iteration", 32.0), entry("top", 15.0), entry("end_to_end", 1.0));
  }

  @Test
  void withoutOneOfTheTwoThereAreNoRatios() {
    assertThat(RecommendReport.ratios(Map.of("ials", figures(1, 1)))).isEmpty();
  }

  @Test
  void anEngineThatDoesNotExistIsRefusedWithTheNearest() {
    assertThat(EngineName.of("ials-cholesky")).isEqualTo(EngineName.IALS_CHOLESKY);
    assertThatThrownBy(() -> EngineName.of("mlib-als"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Did you mean 'mllib-als'?");
  }

  private static EngineFigures figures(double iteration, double top) {
    Seconds whole = new Seconds(100, 100);
    return EngineFigures.of(
        new EngineFigures.Times(
            new Seconds(iteration, iteration), whole, new Seconds(top, top), whole),
        10,
        new Memory(1, 1, true),
        0.2,
        0.2);
  }
}
