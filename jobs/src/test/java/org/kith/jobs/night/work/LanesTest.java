package org.kith.jobs.night.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kith.features.error.Problem;

class LanesTest {

  private static final Lanes TWO = Lanes.TWO;

  @Test
  void theResultsStandInTheOrderOfWhatTheyWereMadeFrom() {
    List<Integer> numbers = IntStream.range(0, 50).boxed().toList();
    assertThat(TWO.each(numbers, number -> number * number))
        .isEqualTo(numbers.stream().map(number -> number * number).toList());
  }

  @Test
  void twoAreDoneAtATime() {
    CountDownLatch both = new CountDownLatch(2);
    List<Boolean> met = TWO.each(List.of("one", "other"), name -> meets(both));
    assertThat(met).containsExactly(true, true);
  }

  @Test
  void allProblemsAreToldTogetherAndTheRestIsDone() {
    Queue<String> done = new ConcurrentLinkedQueue<>();
    assertThatThrownBy(
            () ->
                TWO.each(
                    List.of("bad orders", "reviews", "bad members", "stock"),
                    source -> {
                      if (source.startsWith("bad")) {
                        throw problem(source);
                      }
                      return done.add(source);
                    }))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(Problem.Code.INPUT_MISSING))
        .hasMessage("bad orders · is empty · Deliver it.\nbad members · is empty · Deliver it.");
    assertThat(done).containsExactlyInAnyOrder("reviews", "stock");
  }

  @Test
  void aDefectIsThrownAsItIs() {
    IllegalStateException defect = new IllegalStateException("ours");
    assertThatThrownBy(
            () ->
                TWO.run(
                    List.of(
                        () -> {
                          throw defect;
                        })))
        .isSameAs(defect);
  }

  private static boolean meets(CountDownLatch both) {
    both.countDown();
    try {
      return both.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Problem problem(String source) {
    return new Problem(Problem.Code.INPUT_MISSING, source, "is empty", "Deliver it.");
  }
}
