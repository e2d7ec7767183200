package org.kith.jobs.night.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.kith.features.error.Problem;

/**
 * Work that does not wait for each other, some at a time: while one plans, another computes.
 *
 * @param width how many at a time, 1 or more
 */
public record Lanes(int width) {

  /** Two at a time: planning keeps one core busy, and a small machine has two. */
  public static final Lanes TWO = new Lanes(2);

  /** Does all of the work. As {@link #each}. */
  public void run(List<Runnable> works) {
    each(
        works,
        work -> {
          work.run();
          return null;
        });
  }

  /**
   * The results, in the order of what they were made from. All of it is done, whatever fails.
   *
   * @throws Problem where there are problems, all together; else the first that was thrown
   */
  public <T, R> List<R> each(List<T> from, Function<T, R> work) {
    ExecutorService lanes = Executors.newFixedThreadPool(width);
    try {
      List<Future<R>> tasks = new ArrayList<>();
      from.forEach(each -> tasks.add(lanes.submit(() -> work.apply(each))));
      List<R> results = new ArrayList<>();
      List<Throwable> failures = new ArrayList<>();
      for (Future<R> task : tasks) {
        try {
          results.add(task.get());
        } catch (ExecutionException failed) {
          failures.add(failed.getCause());
        }
      }
      throwIfAny(failures);
      return results;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while work was going on", stopped);
    } finally {
      lanes.shutdownNow();
    }
  }

  private static void throwIfAny(List<Throwable> failures) {
    List<Problem> problems =
        failures.stream().filter(Problem.class::isInstance).map(Problem.class::cast).toList();
    if (!problems.isEmpty()) {
      throw Problem.together(problems);
    }
    for (Throwable failure : failures) {
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failure);
    }
  }
}
