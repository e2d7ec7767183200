package org.kith.jobs.night.work;

/**
 * What a stage says of itself: a record that Jackson writes and reads, with its rows in and out.
 */
public interface StageFigures {

  /** Rows read. */
  long rowsIn();

  /** Rows written. */
  long rowsOut();
}
