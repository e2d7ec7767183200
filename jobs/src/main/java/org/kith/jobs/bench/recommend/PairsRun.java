package org.kith.jobs.bench.recommend;

import org.kith.jobs.bench.child.Child;
import org.kith.jobs.bench.child.Stopwatch;
import org.kith.jobs.bench.pairs.Pairs;
import org.kith.jobs.bench.pairs.Size;

/** Makes the pairs that all engines read; the program of a child. */
public final class PairsRun {

  private PairsRun() {}

  /**
   * What to make.
   *
   * @param size how many
   * @param seed start of the random generator
   * @param threads task slots of Spark
   * @param folder where to, which does not exist
   */
  record Task(Size size, long seed, int threads, String folder) {}

  /**
   * What the child reports.
   *
   * @param seconds that it took
   */
  record Report(double seconds) {}

  /** The child's program. */
  public static void main(String[] arguments) {
    Child.serve(Task.class, (task, child) -> make(task));
  }

  private static Report make(Task task) {
    Stopwatch watch = new Stopwatch();
    Pairs.write(EngineRun.session(task.threads()), task.size().law(), task.seed(), task.folder());
    return new Report(watch.seconds().wall());
  }
}
