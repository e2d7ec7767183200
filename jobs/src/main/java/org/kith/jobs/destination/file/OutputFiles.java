package org.kith.jobs.destination.file;

import java.io.IOException;

/** A folder in which files are begun. */
@FunctionalInterface
public interface OutputFiles {

  /** A new, empty file of that name. */
  DigestedFile create(String name) throws IOException;
}
