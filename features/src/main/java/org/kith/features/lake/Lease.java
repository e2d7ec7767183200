package org.kith.features.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.kith.features.error.Problem;

/**
 * The right to write to a lake, held by one process at a time.
 *
 * <p>A file that names host and process stands under the lake's root while a run lasts, and beside
 * it the holder's signs of life. A lease whose holder has ended, or gave no sign for two minutes,
 * is taken over. Its holder may have been asleep: what it then does is fenced off. Each holder
 * publishes under a number above all before it, the taker writes such a number into the ledger of
 * releases at once, and Delta keeps out whoever comes with a lower one.
 */
public final class Lease implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BEFORE_FILE_SYSTEMS_CLOSE = 500;

  private final FileSystem files;
  private final Path file;
  private final Holder holder;
  private final Heartbeat heart;
  private final Runnable atExit;
  private long fence;

  /**
   * Who holds it.
   *
   * @param host name of the machine
   * @param pid the process
   * @param started when that process started, as its system tells it; tells a later process of the
   *     same number apart
   * @param nonce tells two holdings of one process apart
   */
  public record Holder(String host, long pid, String started, String nonce) {

    private static final Holder UNKNOWN = new Holder("", 0, "", "");

    static Holder self() throws IOException {
      ProcessHandle process = ProcessHandle.current();
      return new Holder(
          InetAddress.getLocalHost().getHostName(),
          process.pid(),
          startOf(process),
          UUID.randomUUID().toString());
    }

    boolean isGone(String host) {
      return this.host.equals(host)
          && ProcessHandle.of(pid).filter(process -> startOf(process).equals(started)).isEmpty();
    }

    private static String startOf(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toString).orElse("");
    }
  }

  private Lease(FileSystem files, Path file, Holder holder, long fence) throws IOException {
    this.files = files;
    this.file = file;
    this.holder = holder;
    this.fence = fence;
    this.heart = Heartbeat.start(files, file, this::isHeld);
    this.atExit = this::release;
    ShutdownHookManager.get().addShutdownHook(atExit, BEFORE_FILE_SYSTEMS_CLOSE);
  }

  /**
   * Takes the lease of a lake.
   *
   * @throws Problem {@code RUN_ALREADY_ACTIVE} when another process holds it; {@code USAGE} when
   *     the lake's root cannot be written to
   */
  public static Lease take(Lake lake) {
    Path file = new Path(lake.root(), "lease.json");
    try {
      FileSystem files = opened(file, lake.spark().sparkContext().hadoopConfiguration());
      Holder self = Holder.self();
      boolean taken = files.exists(file);
      if (taken) {
        Holder other = read(files, file);
        if (!other.isGone(self.host())
            && Heartbeat.ageSeconds(files, file) < Heartbeat.SECONDS_TO_STALE) {
          throw active(file, other);
        }
        files.delete(file, false);
      }
      try (OutputStream out = files.create(file, false)) {
        JSON.writeValue(out, self);
      } catch (FileAlreadyExistsException raced) {
        throw active(file, read(files, file));
      }
      return new Lease(files, file, self, fence(lake, taken, self));
    } catch (IOException cause) {
      throw new Problem(
          Problem.Code.USAGE,
          "lake " + lake.root(),
          "cannot be written to: " + cause.getMessage(),
          "Name a folder or a URI that this run may write to with --lake; a file system's own jars,"
              + " such as hadoop-aws for s3a:, go into KITH_JARS.",
          cause);
    }
  }

  /** Hadoop speaks of an unknown host or an absent class as of a defect. */
  private static FileSystem opened(Path file, Configuration hadoop) throws IOException {
    try {
      return file.getFileSystem(hadoop);
    } catch (RuntimeException unknown) {
      throw new IOException(unknown.getMessage(), unknown);
    }
  }

  /**
   * The fence to publish under; where the lease was another's, that one is kept out from here on.
   */
  private static long fence(Lake lake, boolean taken, Holder self) {
    Releases releases = new Releases(lake);
    long next = releases.fence() + 1;
    if (taken) {
      releases.raise(next, "lease " + self.nonce());
      return next + 1;
    }
    return next;
  }

  /**
   * Publishes as who holds the lease: the one step that readers see.
   *
   * @throws Problem {@code RUN_ALREADY_ACTIVE} when another has taken the lease over; nothing is
   *     published then
   */
  public void publish(Releases releases, List<Release> rows) {
    confirm();
    if (!releases.publish(rows, fence)) {
      throw active(file, holder());
    }
    fence++;
  }

  /**
   * Makes sure that nobody has taken the lease over, before a step that readers see.
   *
   * @throws Problem {@code RUN_ALREADY_ACTIVE} when it is another's, or gone
   */
  public void confirm() {
    if (!isHeld()) {
      throw active(file, holder());
    }
  }

  private boolean isHeld() {
    return holder().equals(holder);
  }

  private Holder holder() {
    try {
      return files.exists(file) ? read(files, file) : Holder.UNKNOWN;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read the lease " + file, cause);
    }
  }

  private static Holder read(FileSystem files, Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return JSON.readValue(in, Holder.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException halfWritten) {
      return Holder.UNKNOWN;
    }
  }

  private static Problem active(Path file, Holder other) {
    return new Problem(
        Problem.Code.RUN_ALREADY_ACTIVE,
        "lake " + file.getParent(),
        "process %d on host '%s' holds its lease; one run at a time may write"
            .formatted(other.pid(), other.host()),
        "Wait for that run to end; if it is gone, run again two minutes after its last sign of"
            + " life.");
  }

  /** Gives the lease back. */
  @Override
  public void close() {
    release();
    try {
      ShutdownHookManager.get().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyEnding) {
      // The hook itself will run, and find nothing left to do.
      return;
    }
  }

  private synchronized void release() {
    heart.close();
    try {
      if (isHeld()) {
        Heartbeat.forget(files, file);
        files.delete(file, false);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot give back the lease " + file, cause);
    }
  }
}
