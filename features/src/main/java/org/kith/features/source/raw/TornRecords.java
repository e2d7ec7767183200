package org.kith.features.source.raw;

import java.io.IOException;

/**
 * Records of which those are refused, too, that may be one half of a record torn in two.
 *
 * <p>A line end that strayed into the last or first cell leaves a record of the right number of
 * cells beside one of a single cell; a quote lost or won leaves a record with quotes beside one
 * with a stray quote.
 */
final class TornRecords implements RecordReader {

  private static final String TORN = "torn";

  private final RecordReader records;
  private final Layout layout;
  private RawRecord before;
  private RawRecord held;
  private boolean begun;

  TornRecords(RecordReader records, Layout layout) {
    this.layout = layout;
    this.records = records;
  }

  @Override
  public RawRecord next() throws IOException {
    if (!begun) {
      held = records.next();
      begun = true;
    }
    RawRecord current = held;
    if (current == null) {
      return null;
    }
    held = records.next();
    boolean torn =
        current.fault() == null
            && (tears(before, current.lines() > 1) || tears(held, isQuoted(current)));
    before = current;
    return torn ? current.refused(TORN) : named(current);
  }

  private static boolean tears(RawRecord neighbour, boolean holdsQuotes) {
    if (neighbour == null) {
      return false;
    }
    return DelimitedRecords.ONE_CELL.equals(neighbour.fault())
        || (DelimitedRecords.QUOTE.equals(neighbour.fault()) && holdsQuotes);
  }

  private boolean isQuoted(RawRecord record) {
    if (layout.quote() != null) {
      for (byte each : record.bytes()) {
        if (each == (byte) layout.quote().charValue()) {
          return true;
        }
      }
    }
    return false;
  }

  private static RawRecord named(RawRecord record) {
    return DelimitedRecords.ONE_CELL.equals(record.fault())
        ? record.refused(DelimitedRecords.CELLS)
        : record;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
