package org.kith.jobs.night;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Lets a night end at a boundary between stages when the process is told to end.
 *
 * <p>The process waits for the boundary before Spark and the file systems are closed, so that the
 * stage at hand is finished and written down, and not done again by the next run.
 */
final class StopSignal implements AutoCloseable {

  private static final int BEFORE_SPARK_ENDS = 1_000;
  private static final long LONGEST_STAGE_HOURS = 6;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable hook = this::await;
  private volatile boolean asked;

  /** The process was told to end, and the night has come to a boundary. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped between two stages");
    }
  }

  /** Listens from here on. */
  StopSignal() {
    try {
      ShutdownHookManager.get()
          .addShutdownHook(hook, BEFORE_SPARK_ENDS, LONGEST_STAGE_HOURS, TimeUnit.HOURS);
    } catch (IllegalStateException alreadyEnding) {
      asked = true;
    }
  }

  /**
   * Says that a boundary is reached.
   *
   * @throws Stopped when the process is to end
   */
  void boundary() {
    if (asked) {
      throw new Stopped();
    }
  }

  /** Asks for a stop at the next boundary, and waits for the night to end. */
  private void await() {
    asked = true;
    try {
      ended.await();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that the night has ended, in whatever way. */
  @Override
  public void close() {
    ended.countDown();
    try {
      ShutdownHookManager.get().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook has run or is about to, and finds the night ended.
      asked = true;
    }
  }
}
