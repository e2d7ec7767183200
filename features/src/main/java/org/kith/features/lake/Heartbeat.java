package org.kith.features.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The signs of life of who holds a lease: {@code lease.beat} beside it, written anew every {@value
 * #SECONDS_BETWEEN} seconds.
 *
 * <p>Ages are told by the file system's own clock, which stamps the beat and a probe alike, so that
 * two machines whose clocks differ agree on them.
 */
final class Heartbeat implements AutoCloseable {

  /** Without a sign for so long, a holder counts as gone. */
  static final long SECONDS_TO_STALE = 120;

  private static final long SECONDS_BETWEEN = 20;

  private final FileSystem files;
  private final Path beat;
  private final ScheduledExecutorService clockwork;

  private Heartbeat(FileSystem files, Path lease) {
    this.files = files;
    this.beat = beside(lease);
    this.clockwork =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "kith-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Gives the first sign, and more until it is closed.
   *
   * @param held whether the lease is still one's own; it is asked before each sign, and the first
   *     no ends them
   */
  static Heartbeat start(FileSystem files, Path lease, BooleanSupplier held) throws IOException {
    Heartbeat heart = new Heartbeat(files, lease);
    heart.give();
    heart.clockwork.scheduleAtFixedRate(
        () -> heart.giveWhile(held), SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    return heart;
  }

  /** Seconds since the last sign of the lease's holder, or since it was taken. */
  static long ageSeconds(FileSystem files, Path lease) throws IOException {
    Path beat = beside(lease);
    long taken = files.getFileStatus(lease).getModificationTime();
    long last =
        files.exists(beat)
            ? Math.max(taken, files.getFileStatus(beat).getModificationTime())
            : taken;
    Path probe = lease.suffix("." + UUID.randomUUID() + ".probe");
    files.create(probe, true).close();
    try {
      return (files.getFileStatus(probe).getModificationTime() - last) / 1_000;
    } finally {
      files.delete(probe, false);
    }
  }

  /** Takes away the signs of a lease that nobody holds. */
  static void forget(FileSystem files, Path lease) throws IOException {
    files.delete(beside(lease), false);
  }

  private void giveWhile(BooleanSupplier held) {
    try {
      if (held.getAsBoolean()) {
        give();
      } else {
        clockwork.shutdown();
      }
    } catch (IOException | UncheckedIOException missed) {
      // One sign may be missed; six in a row, and another takes the lease over.
      return;
    }
  }

  private void give() throws IOException {
    files.create(beat, true).close();
  }

  private static Path beside(Path lease) {
    return new Path(lease.getParent(), "lease.beat");
  }

  /** Gives no more signs. */
  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
