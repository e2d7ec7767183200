package org.kith.jobs.night;

import java.time.LocalDate;

/**
 * What a night tells whoever watches it: which stage it is in, and what a stage came to.
 *
 * <p>A night calls it from the thread that it runs on, one stage after the other. A watcher must
 * not throw: a night does not stop for its audience.
 */
public interface StageProgress {

  /** Watches nothing. */
  StageProgress SILENT =
      new StageProgress() {
        @Override
        public void started(String stage, LocalDate asOf) {}

        @Override
        public void finished(String stage, LocalDate asOf, double seconds, long rows) {}

        @Override
        public void skipped(String stage, LocalDate asOf, String why) {}
      };

  /**
   * A stage begins.
   *
   * @param stage its name, such as {@code ingest}
   * @param asOf the day that the night speaks for
   */
  void started(String stage, LocalDate asOf);

  /**
   * A stage has ended well.
   *
   * @param seconds wall time that it took
   * @param rows rows that it wrote
   */
  void finished(String stage, LocalDate asOf, double seconds, long rows);

  /**
   * A stage had nothing to do.
   *
   * @param why in words, such as {@code done by an earlier run} or {@code not applicable: no dates}
   */
  void skipped(String stage, LocalDate asOf, String why);
}
