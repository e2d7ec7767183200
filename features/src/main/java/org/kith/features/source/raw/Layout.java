package org.kith.features.source.raw;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How a text file is cut into records and cells.
 *
 * @param json whether a line is one JSON object; otherwise it holds delimited cells
 * @param encoding character set in which a line end is one byte, as in ASCII
 * @param delimiter what stands between two cells
 * @param quote what encloses a cell that holds delimiters or line ends, doubled inside; null where
 *     the format knows no quoting
 * @param header whether the first record names the columns
 * @param columns names of the cells, in order; for JSON the fields that an object may have
 */
public record Layout(
    boolean json,
    String encoding,
    char delimiter,
    Character quote,
    boolean header,
    List<String> columns)
    implements Serializable {

  private static final byte[] LINE_ENDS = {'\r', '\n'};

  public Layout {
    columns = List.copyOf(columns);
  }

  /** Whether the files can be cut at the bytes of a line end; UTF-16, for one, cannot. */
  public static boolean canBeCut(String encoding) {
    Charset charset = Charset.forName(encoding);
    return charset.canEncode() && Arrays.equals("\r\n".getBytes(charset), LINE_ENDS);
  }

  Charset charset() {
    return Charset.forName(encoding);
  }

  boolean isUtf8() {
    return charset().equals(StandardCharsets.UTF_8);
  }

  /** The rule that a line breaks which is not text of this encoding. */
  String encodingRule() {
    return isUtf8() ? "not-utf8" : "not-" + encoding.toLowerCase(Locale.ROOT);
  }
}
