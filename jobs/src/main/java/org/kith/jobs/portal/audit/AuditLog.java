package org.kith.jobs.portal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.kith.features.error.Problem;

/**
 * The audit file: one JSON document a line, each forced to the disk before the answer that it tells
 * of is given. Where it cannot be written, nothing that must be written down may happen.
 */
public final class AuditLog {

  private static final int LINES_REMEMBERED = 20_000;

  private final Path file;
  private final InstantSource clock;
  private final List<AuditLine> remembered = new ArrayList<>();
  private long lines;
  private String newestHash;

  /**
   * Goes on after the last line of the file.
   *
   * @throws Problem {@code LAKE_DAMAGED} when the file is not as it was written
   */
  public AuditLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    try {
      Chain chain = Chain.follow(file, this::remember);
      if (!chain.holds()) {
        throw new Problem(
            Problem.Code.LAKE_DAMAGED,
            file + ", line " + chain.brokenAt(),
            "does not fit the line before it: the audit was changed or cut",
            "Keep the file as evidence, move it aside, and start the portal again.");
      }
      lines = chain.lines();
      newestHash = chain.newestHash();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + file, cause);
    }
  }

  /**
   * Writes a line.
   *
   * @throws UncheckedIOException when it cannot be written; what it tells of must not happen then
   */
  public synchronized void write(
      String user, String action, String object, String outcome, String address) {
    AuditLine open =
        new AuditLine(
            lines + 1,
            clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
            user,
            action,
            object,
            outcome,
            address,
            newestHash,
            "");
    AuditLine line =
        new AuditLine(
            open.number(),
            open.time(),
            user,
            action,
            object,
            outcome,
            address,
            newestHash,
            open.rightHash());
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.copyOf(EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND)),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      String text = Chain.JSON.writeValueAsString(line) + "\n";
      append(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException cause) {
      throw new UncheckedIOException("the audit cannot be written to " + file, cause);
    }
    remember(line);
    lines = line.number();
    newestHash = line.hash();
  }

  /** The lines that a condition holds for, the newest first, among the last twenty thousand. */
  public synchronized List<AuditLine> find(Predicate<AuditLine> wanted) {
    List<AuditLine> found = new ArrayList<>();
    for (int i = remembered.size() - 1; i >= 0; i--) {
      if (wanted.test(remembered.get(i))) {
        found.add(remembered.get(i));
      }
    }
    return found;
  }

  /** All of a line or none: half of one would break the chain for those after it. */
  private static void append(FileChannel out, ByteBuffer line) throws IOException {
    long before = out.size();
    try {
      while (line.hasRemaining()) {
        out.write(line);
      }
      out.force(true);
    } catch (IOException half) {
      out.truncate(before);
      throw half;
    }
  }

  private void remember(AuditLine line) {
    remembered.add(line);
    if (remembered.size() > LINES_REMEMBERED) {
      remembered.subList(0, LINES_REMEMBERED / 2).clear();
    }
  }
}
