package org.kith.features.source.raw;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a record into cells as RFC 4180 says, and knows when the record goes on in the next line.
 *
 * <p>A quote opens a cell only at its start, is doubled inside, and closes it only before a
 * delimiter or the end; any other quote is a fault, since a reader that guesses makes another row
 * of it.
 */
final class CellScanner {

  /** What is known of a record after the lines fed so far. */
  enum Outcome {
    /** It is whole. */
    WHOLE,
    /** Its last cell is open; it may go on in the next line. */
    OPEN,
    /** A quote stands inside a cell that was opened by a quote. */
    STRAY_AFTER_OPENING,
    /** A quote stands in a cell that was not opened by one. */
    STRAY
  }

  private final char delimiter;
  private final Character quote;
  private final List<String> cells = new ArrayList<>();
  private StringBuilder open;

  CellScanner(char delimiter, Character quote) {
    this.delimiter = delimiter;
    this.quote = quote;
  }

  /** The first line of a record. */
  Outcome start(String line) {
    cells.clear();
    open = null;
    if (quote == null || line.indexOf(quote) < 0) {
      plainCells(line);
      return Outcome.WHOLE;
    }
    return scan(line, 0);
  }

  /** The line after one that left the record open. */
  Outcome goOn(String line) {
    open.append('\n');
    return scan(line, 0);
  }

  /** The cells of a whole record. */
  String[] cells() {
    return cells.toArray(String[]::new);
  }

  private void plainCells(String line) {
    int from = 0;
    int to = line.indexOf(delimiter);
    while (to >= 0) {
      cells.add(line.substring(from, to));
      from = to + 1;
      to = line.indexOf(delimiter, from);
    }
    cells.add(line.substring(from));
  }

  private Outcome scan(String line, int start) {
    int at = start;
    while (true) {
      if (open == null && at < line.length() && line.charAt(at) == quote) {
        open = new StringBuilder();
        at++;
      }
      int end = open == null ? plainCell(line, at) : quotedCell(line, at);
      if (end < 0) {
        return end == STILL_OPEN
            ? Outcome.OPEN
            : open == null ? Outcome.STRAY : Outcome.STRAY_AFTER_OPENING;
      }
      open = null;
      if (end == line.length()) {
        return Outcome.WHOLE;
      }
      at = end + 1;
    }
  }

  private static final int STILL_OPEN = -1;
  private static final int STRAY = -2;

  private int plainCell(String line, int from) {
    int to = line.indexOf(delimiter, from);
    int end = to < 0 ? line.length() : to;
    int found = line.indexOf(quote, from);
    if (found >= 0 && found < end) {
      return STRAY;
    }
    cells.add(line.substring(from, end));
    return end;
  }

  private int quotedCell(String line, int from) {
    int at = from;
    while (true) {
      int found = line.indexOf(quote, at);
      if (found < 0) {
        open.append(line, at, line.length());
        return STILL_OPEN;
      }
      open.append(line, at, found);
      int after = found + 1;
      if (after == line.length() || line.charAt(after) == delimiter) {
        cells.add(open.toString());
        return after;
      }
      if (line.charAt(after) != quote) {
        return STRAY;
      }
      open.append(quote.charValue());
      at = after + 1;
    }
  }
}
