package org.kith.jobs.destination.dialect;

import org.kith.jobs.destination.file.Csv;
import org.kith.jobs.destination.file.Format;

/**
 * A platform that takes a CSV file with its own headers, and several ids of a person side by side.
 */
interface CsvDialect extends Dialect {

  @Override
  default boolean takesSeveralIds() {
    return true;
  }

  @Override
  default String extension() {
    return ".csv";
  }

  @Override
  default Format format(Layout layout) {
    return Csv.forPlatforms(layout.header());
  }
}
