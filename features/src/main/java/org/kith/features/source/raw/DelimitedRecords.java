package org.kith.features.source.raw;

import java.io.IOException;

/** Records of delimited cells, which may span lines where a cell is quoted. */
final class DelimitedRecords implements RecordReader {

  static final String CELLS = "cells";
  static final String ONE_CELL = "cells:1";
  static final String QUOTE = "quote";

  private static final int LONGEST_CELL = 1 << 20;
  private static final int LINES_IN_DOUBT = 100;

  private final LineSource lines;
  private final Layout layout;
  private final CellScanner scanner;
  private final CellScanner probe;
  private final CellScanner bare;
  private long suspectUntil;
  private long quotelessUntil;

  DelimitedRecords(LineSource lines, Layout layout) {
    this.lines = lines;
    this.layout = layout;
    this.scanner = new CellScanner(layout.delimiter(), layout.quote());
    this.probe = new CellScanner(layout.delimiter(), layout.quote());
    this.bare = new CellScanner(layout.delimiter(), null);
  }

  @Override
  public RawRecord next() throws IOException {
    PhysicalLine first = lines.peek(0);
    while (first != null && first.bytes().length == 0 && layout.columns().size() > 1) {
      lines.take(1);
      first = lines.peek(0);
    }
    if (first == null) {
      return null;
    }
    if (first.number() <= suspectUntil) {
      suspectUntil = Math.max(suspectUntil, endOfTornCell(1));
      lines.take(1);
      return RawRecord.bad(first, QUOTE);
    }
    int spanned = 1;
    boolean decoded = first.decoded();
    CellScanner.Outcome outcome = scanner.start(first.text());
    long size = first.bytes().length;
    while (outcome == CellScanner.Outcome.OPEN) {
      PhysicalLine more = size > LONGEST_CELL ? null : lines.peek(spanned);
      if (more == null) {
        break;
      }
      decoded &= more.decoded();
      size += more.bytes().length + 1L;
      outcome = scanner.goOn(more.text());
      spanned++;
    }
    return outcome == CellScanner.Outcome.WHOLE
        ? whole(first, spanned, decoded)
        : broken(first, spanned);
  }

  private RawRecord whole(PhysicalLine first, int spanned, boolean decoded) throws IOException {
    String[] cells = scanner.cells();
    String fault = decoded ? faultOf(cells, spanned > 1 ? "\n" : "") : layout.encodingRule();
    if (fault == null && holdsARecord(spanned)) {
      fault = QUOTE;
    }
    if (QUOTE.equals(fault) || cells.length < layout.columns().size()) {
      suspectUntil = endOfTornCell(spanned);
    }
    byte[] bytes = lines.take(spanned);
    return new RawRecord(
        first.number(), spanned, bytes, fault == null ? normal(cells) : null, fault);
  }

  private RawRecord broken(PhysicalLine first, int inDoubt) throws IOException {
    suspectUntil = Math.max(endOfTornCell(1), endOfDoubt(first, inDoubt));
    lines.take(1);
    return RawRecord.bad(first, first.decoded() ? QUOTE : layout.encodingRule());
  }

  private String faultOf(String[] cells, String allowed) {
    for (String cell : cells) {
      if (cell.length() > LONGEST_CELL) {
        return "too-long";
      }
      if (CleanText.steers(cell, allowed)) {
        return "control-character";
      }
    }
    if (cells.length == layout.columns().size()) {
      return null;
    }
    return cells.length == 1 ? ONE_CELL : CELLS;
  }

  /** Whether a line inside a record is a whole record too, so that the quotes are in doubt. */
  private boolean holdsARecord(int spanned) throws IOException {
    for (int at = 1; at < spanned - 1; at++) {
      boolean alone = probe.start(lines.peek(at).text()) == CellScanner.Outcome.WHOLE;
      if (alone && layout.columns().size() > 1 && probe.cells().length == layout.columns().size()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The last line that may belong to a record whose open quote never closes. Where the first line
   * has all its cells, only lines that are no records themselves may; else any may.
   */
  private long endOfDoubt(PhysicalLine first, int inDoubt) throws IOException {
    boolean allCells = bare.start(first.text()) == CellScanner.Outcome.WHOLE && isComplete(bare);
    long end = 0;
    for (int at = 1; at < Math.min(inDoubt, LINES_IN_DOUBT); at++) {
      PhysicalLine line = lines.peek(at);
      boolean alone = probe.start(line.text()) == CellScanner.Outcome.WHOLE && isComplete(probe);
      end = allCells && alone ? end : line.number();
    }
    return end;
  }

  private boolean isComplete(CellScanner scanned) {
    return scanned.cells().length == layout.columns().size();
  }

  /**
   * The line on which a cell may end that a faulty record began: the next one with a quote, where
   * that quote closes a cell that no quote opened; 0 where there is none.
   */
  private long endOfTornCell(int from) throws IOException {
    if (layout.quote() == null) {
      return 0;
    }
    PhysicalLine start = lines.peek(from - 1);
    int at = (int) Math.max(from, from + quotelessUntil - start.number());
    PhysicalLine line = lines.peek(at);
    while (line != null && lines.peek(at - 1).end() - start.end() <= LONGEST_CELL) {
      if (line.text().indexOf(layout.quote()) >= 0) {
        return closes(line.text()) ? line.number() : 0;
      }
      quotelessUntil = line.number();
      at++;
      line = lines.peek(at);
    }
    return 0;
  }

  private boolean closes(String line) {
    boolean atStart =
        line.charAt(0) == layout.quote()
            && (line.length() == 1 || line.charAt(1) == layout.delimiter());
    return atStart || probe.start(line) == CellScanner.Outcome.STRAY;
  }

  private static String[] normal(String[] cells) {
    for (int at = 0; at < cells.length; at++) {
      cells[at] = CleanText.normal(cells[at]);
    }
    return cells;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
