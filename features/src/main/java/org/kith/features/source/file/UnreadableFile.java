package org.kith.features.source.file;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A source's file that cannot be read to its end: cut off, damaged, or with a line without end. */
public final class UnreadableFile extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param file its name, relative to the data folder
   */
  public UnreadableFile(String file, IOException cause) {
    super(file, cause);
  }
}
