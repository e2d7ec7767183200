package org.kith.jobs.bench.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.error.Problem;

class ChildJvmTest {

  private final List<String> progress = new ArrayList<>();

  @Test
  void aChildThatPrintsNoiseIsHeardAllTheSame() {
    Answer answer = ask("noise");

    assertThat(answer.words()).isEqualTo("heard noise");
    assertThat(answer.heapMb()).isBetween(40L, 64L);
    assertThat(progress).containsExactly("half way");
  }

  @Test
  void aChildThatDiesIsToldWithItsLastLinesAndWhatItHadMeasured() {
    ChildFailure failure = catchThrowableOfType(ChildFailure.class, () -> ask("die"));

    assertThat(failure).hasMessageContaining("odd").hasMessageContaining("status 9");
    assertThat(failure.lastLines()).contains("its last words").hasSizeLessThan(20);
    assertThat(failure.lastReport(Answer.class)).map(Answer::words).contains("so far");
  }

  @Test
  void aDefectOfTheChildIsToldInItsWords() {
    ChildFailure failure = catchThrowableOfType(ChildFailure.class, () -> ask("throw"));

    assertThat(failure).hasMessageContaining("IllegalStateException: inner");
    assertThat(failure.lastReport(Answer.class)).isEmpty();
  }

  @Test
  void aProblemOfTheChildIsTheParents() {
    Problem problem = catchThrowableOfType(Problem.class, () -> ask("problem"));

    assertThat(problem.code()).isEqualTo(Problem.Code.INPUT_MISSING);
    assertThat(problem).hasMessage("source x · is missing · Deliver it.");
  }

  @Test
  void aChildThatRunsOutOfMemoryNamesItsHeap() {
    assertThatThrownBy(() -> ask("hoard"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("64m")
        .hasMessageContaining("--heap");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "g", "0g", "4gb", "-1g"})
  void aHeapThatIsNoSizeIsRefused(String heap) {
    assertThatThrownBy(() -> new ChildJvm(heap, 1)).isInstanceOf(Problem.class);
  }

  private Answer ask(String what) {
    return new ChildJvm("64m", 1)
        .run(OddChild.class, "odd", new OddChild.Question(what), Answer.class, progress::add);
  }

  /** What the odd child reports. */
  record Answer(String words, long heapMb) {}
}
