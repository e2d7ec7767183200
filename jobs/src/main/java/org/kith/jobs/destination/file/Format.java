package org.kith.jobs.destination.file;

import java.io.IOException;
import java.io.OutputStream;

/** How rows become bytes; begun anew for each file, whose stream whoever opened it closes. */
public interface Format {

  /** Starts a file. */
  void begin(OutputStream out) throws IOException;

  /** Adds a row; a cell is a text, a number, a truth value, a Spark map or list, or null. */
  void row(Object[] cells) throws IOException;

  /** Ends the file that was begun; all its bytes have been handed on. */
  void end() throws IOException;
}
