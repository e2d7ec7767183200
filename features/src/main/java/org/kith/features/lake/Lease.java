package org.kith.features.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import org.kith.features.error.Problem;

/**
 * The right to write to a lake, held by one process at a time.
 *
 * <p>A file that names host and process stands under the lake's root while a run lasts. One left by
 * a process of this host that is no longer alive is taken over; one of another host is respected.
 */
public final class Lease implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BEFORE_FILE_SYSTEMS_CLOSE = 500;

  private final FileSystem files;
  private final Path file;
  private final Holder holder;
  private final Runnable atExit;

  /**
   * Who holds it.
   *
   * @param host name of the machine
   * @param pid the process
   * @param started when that process started, as its system tells it; tells a later process of the
   *     same number apart
   */
  public record Holder(String host, long pid, String started) {

    static Holder self() throws IOException {
      ProcessHandle process = ProcessHandle.current();
      return new Holder(InetAddress.getLocalHost().getHostName(), process.pid(), startOf(process));
    }

    boolean isGone(String host) {
      return this.host.equals(host)
          && ProcessHandle.of(pid).filter(process -> startOf(process).equals(started)).isEmpty();
    }

    private static String startOf(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toString).orElse("");
    }
  }

  private Lease(FileSystem files, Path file, Holder holder) {
    this.files = files;
    this.file = file;
    this.holder = holder;
    this.atExit = this::release;
    ShutdownHookManager.get().addShutdownHook(atExit, BEFORE_FILE_SYSTEMS_CLOSE);
  }

  /**
   * Takes the lease of a lake.
   *
   * @throws Problem {@code RUN_ALREADY_ACTIVE} when another process holds it
   */
  public static Lease take(Lake lake) {
    Path file = new Path(lake.root(), "lease.json");
    try {
      FileSystem files = file.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
      Holder self = Holder.self();
      if (files.exists(file)) {
        Holder other = read(files, file);
        if (!other.isGone(self.host())) {
          throw active(file, other);
        }
        files.delete(file, false);
      }
      try (OutputStream out = files.create(file, false)) {
        JSON.writeValue(out, self);
      } catch (FileAlreadyExistsException raced) {
        throw active(file, read(files, file));
      }
      return new Lease(files, file, self);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot take the lease " + file, cause);
    }
  }

  /**
   * Makes sure that nobody has taken the lease over, before a step that readers see.
   *
   * @throws Problem {@code RUN_ALREADY_ACTIVE} when it is another's, or gone
   */
  public void confirm() {
    try {
      Holder found = files.exists(file) ? read(files, file) : new Holder("", 0, "");
      if (!found.equals(holder)) {
        throw active(file, found);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read the lease " + file, cause);
    }
  }

  private static Holder read(FileSystem files, Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return JSON.readValue(in, Holder.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException halfWritten) {
      return new Holder("", 0, "");
    }
  }

  private static Problem active(Path file, Holder other) {
    return new Problem(
        Problem.Code.RUN_ALREADY_ACTIVE,
        "lake " + file.getParent(),
        "process %d on host '%s' holds its lease; one run at a time may write"
            .formatted(other.pid(), other.host()),
        "Wait for that run to end; if it is gone, delete " + file + " and run again.");
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
    try {
      if (files.exists(file) && read(files, file).equals(holder)) {
        files.delete(file, false);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot give back the lease " + file, cause);
    }
  }
}
