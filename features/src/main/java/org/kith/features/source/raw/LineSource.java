package org.kith.features.source.raw;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The decoded lines of a file, with as much look-ahead as is asked for. */
final class LineSource implements Closeable {

  private static final int LONGEST_LINE = 1 << 26;
  private static final int BOM_BYTES = 3;

  private final PhysicalLines lines;
  private final Layout layout;
  private final Charset charset;
  private final List<PhysicalLine> ahead = new ArrayList<>();
  private int taken;
  private long read;
  private long end;

  LineSource(InputStream in, Layout layout) {
    this.lines = new PhysicalLines(in, LONGEST_LINE);
    this.layout = layout;
    this.charset = layout.charset();
  }

  /** The line so many places ahead, 0 being the next one; null after the end. */
  PhysicalLine peek(int places) throws IOException {
    while (ahead.size() - taken <= places) {
      byte[] bytes = lines.next();
      if (bytes == null) {
        return null;
      }
      read++;
      end += bytes.length + 1L;
      ahead.add(line(read == 1 ? withoutMark(bytes) : bytes));
    }
    return ahead.get(taken + places);
  }

  /** Takes so many lines, and gives their bytes as they stand in the file. */
  byte[] take(int count) {
    byte[] bytes = count == 1 ? ahead.get(taken).bytes() : joined(count);
    taken += count;
    if (taken == ahead.size()) {
      ahead.clear();
      taken = 0;
    } else if (taken > ahead.size() / 2) {
      ahead.subList(0, taken).clear();
      taken = 0;
    }
    return bytes;
  }

  private byte[] joined(int count) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int at = taken; at < taken + count; at++) {
      if (at > taken) {
        if (ahead.get(at - 1).carriage()) {
          all.write('\r');
        }
        all.writeBytes(lines.separator());
      }
      all.writeBytes(ahead.get(at).bytes());
    }
    return all.toByteArray();
  }

  private PhysicalLine line(byte[] bytes) {
    if (isAscii(bytes)) {
      return line(bytes, new String(bytes, StandardCharsets.ISO_8859_1), true);
    }
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return line(bytes, text, true);
    } catch (CharacterCodingException notText) {
      return line(bytes, new String(bytes, charset), false);
    }
  }

  private PhysicalLine line(byte[] bytes, String text, boolean decoded) {
    return new PhysicalLine(read, end, bytes, text, lines.carriage(), decoded);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private byte[] withoutMark(byte[] bytes) {
    boolean marked =
        layout.isUtf8()
            && bytes.length >= BOM_BYTES
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? java.util.Arrays.copyOfRange(bytes, BOM_BYTES, bytes.length) : bytes;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
