package org.kith.jobs.cli.view;

import java.io.PrintStream;
import org.apache.spark.sql.SparkSession;
import org.kith.jobs.night.StageProgress;

/** Somebody who watches a run: a person at a terminal, a log, or nobody. */
public interface Watch extends StageProgress, AutoCloseable {

  /** Spark is about to start. */
  void starting();

  /** Follows the tasks of a session. */
  void tasksOf(SparkSession spark);

  /** Ends what is shown, so that results stand on lines of their own. */
  @Override
  void close();

  /** For a person: the stage, how far it is, and the time so far, on one line that moves. */
  static Watch bar(PrintStream to) {
    return new StageBar(to);
  }

  /** For a log: a line when a stage has ended. */
  static Watch lines(PrintStream to) {
    return new StageLines(to);
  }

  /** For nobody. */
  static Watch silent() {
    return new StageLines(new PrintStream(java.io.OutputStream.nullOutputStream()));
  }
}
