package org.kith.jobs.bench.profile;

import java.util.Locale;
import java.util.SortedMap;
import org.kith.jobs.bench.Machine;
import org.kith.jobs.bench.child.Child;
import org.kith.jobs.bench.child.Memory;
import org.kith.jobs.bench.child.Stopwatch.Seconds;

/** Times an engine as often as the task says, in one process: the first run finds it cold. */
final class EngineTimes {

  private final TagTask task;
  private final Child child;

  EngineTimes(TagTask task, Child child) {
    this.task = task;
    this.child = child;
  }

  /** An engine. */
  interface Work {

    /**
     * Writes the profile of everybody once.
     *
     * @param number of the run, from 1
     * @return what it took
     */
    Seconds run(int number);

    /** How often the last run read each fact table's files whole; empty where nobody counts. */
    SortedMap<String, Double> scans();
  }

  /**
   * What a child reports.
   *
   * @param figures of the engine
   * @param machine as the child saw it
   * @param resident whether its memory is that of the whole process; see {@link Memory}
   */
  record Report(ProfileFigures figures, Machine machine, boolean resident) {}

  Report of(Work engine) {
    Seconds first = null;
    Seconds fastest = null;
    for (int run = 1; run <= task.runs(); run++) {
      Seconds took = engine.run(run);
      child.progress(
          String.format(Locale.ROOT, "run %d: %.2f s, %.2f CPU s", run, took.wall(), took.cpu()));
      first = first == null ? took : first;
      fastest = took.orFaster(fastest);
    }
    Memory memory = Memory.ofProcess();
    return new Report(
        new ProfileFigures(
            fastest.wall(),
            fastest.cpu(),
            first.wall(),
            memory.peakMb(),
            memory.peakHeapMb(),
            engine.scans()),
        Machine.ofProcess(),
        memory.resident());
  }
}
