package org.kith.features.source.raw;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The records of one file, in order, each whole or with the rule that it breaks; never a record
 * that the file does not hold.
 *
 * <p>Empty lines between records are no records. A line that no record can begin with is refused
 * alone, and reading goes on with the line after it. What stands beside it and may be a part of it
 * is refused too.
 */
public interface RecordReader extends Closeable {

  /**
   * The next record; null at the end. The header is a record like any other.
   *
   * @throws IOException when the file cannot be read to its end
   */
  RawRecord next() throws IOException;

  /** Reads a stream, which the reader closes. */
  static RecordReader of(InputStream in, Layout layout) {
    LineSource lines = new LineSource(in, layout);
    return layout.json()
        ? new JsonRecords(lines, layout)
        : new TornRecords(new DelimitedRecords(lines, layout), layout);
  }
}
