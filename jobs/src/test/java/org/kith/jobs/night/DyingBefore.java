package org.kith.jobs.night;

import java.time.LocalDate;
import java.util.List;

/** Ends a night before the first stage before which none has ended yet. */
record DyingBefore(List<String> deaths) implements StageProgress {

  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void started(String stage, LocalDate asOf) {
    if (!deaths.contains(stage)) {
      deaths.add(stage);
      throw new Death();
    }
  }

  @Override
  public void finished(String stage, LocalDate asOf, double seconds, long rows) {}

  @Override
  public void skipped(String stage, LocalDate asOf, String why) {}
}
