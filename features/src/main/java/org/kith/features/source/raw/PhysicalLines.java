package org.kith.features.source.raw;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a stream, as bytes.
 *
 * <p>The first line end says how all of them are written: {@code \n} (with or without a {@code \r}
 * before it) or {@code \r} alone. The other character is then part of a line, so that a stray one
 * never cuts a record in two.
 */
final class PhysicalLines implements Closeable {

  private static final int BLOCK = 1 << 16;
  private static final int NOTHING = -1;

  private final InputStream in;
  private final int longest;
  private final byte[] block = new byte[BLOCK];
  private int filled;
  private int at;
  private int terminator = NOTHING;
  private boolean carriage;
  private boolean firstCarriage;

  /**
   * @param longest bytes that a line may have
   */
  PhysicalLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * The next line without its line end; null at the end.
   *
   * @throws IOException when the stream cannot be read, or a line is longer than it may be
   */
  byte[] next() throws IOException {
    if (!fill()) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    while (fill()) {
      int end = lineEnd();
      line.write(block, at, end - at);
      boolean found = end < filled;
      at = found ? end + 1 : end;
      if (line.size() > longest) {
        throw new IOException("it holds a line of more than " + longest + " bytes");
      }
      if (found) {
        learn(block[end]);
        break;
      }
    }
    return withoutReturn(line.toByteArray());
  }

  /** Whether a return stood before the end of the line given last. */
  boolean carriage() {
    return carriage;
  }

  /** What stands between two lines that are one record. */
  byte[] separator() {
    return new byte[] {(byte) (terminator == '\r' ? '\r' : '\n')};
  }

  private int lineEnd() {
    int end = at;
    if (terminator == NOTHING) {
      while (end < filled && block[end] != '\n' && block[end] != '\r') {
        end++;
      }
    } else {
      while (end < filled && block[end] != terminator) {
        end++;
      }
    }
    return end;
  }

  private void learn(int found) throws IOException {
    if (terminator != NOTHING) {
      return;
    }
    terminator = found;
    if (found == '\r' && fill() && block[at] == '\n') {
      terminator = '\n';
      at++;
      firstCarriage = true;
    }
  }

  private byte[] withoutReturn(byte[] line) {
    boolean kept = terminator == '\n' && line.length > 0 && line[line.length - 1] == '\r';
    carriage = kept || firstCarriage;
    firstCarriage = false;
    return kept ? java.util.Arrays.copyOf(line, line.length - 1) : line;
  }

  private boolean fill() throws IOException {
    if (at < filled) {
      return true;
    }
    at = 0;
    filled = Math.max(0, in.read(block));
    return filled > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
