package org.kith.jobs.cli.view;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/** A line for each stage that has ended: stage, as-of, seconds, rows. */
final class StageLines implements Watch {

  private final PrintStream to;

  StageLines(PrintStream to) {
    this.to = to;
  }

  @Override
  public void starting() {}

  @Override
  public void tasksOf(SparkSession spark) {}

  @Override
  public void started(String stage, LocalDate asOf) {}

  @Override
  public void finished(String stage, LocalDate asOf, double seconds, long rows) {
    to.println(line(stage, asOf, seconds, rows));
  }

  @Override
  public void skipped(String stage, LocalDate asOf, String why) {
    to.println(line(stage, asOf, why));
  }

  @Override
  public void close() {}

  static String line(String stage, LocalDate asOf, double seconds, long rows) {
    return line(stage, asOf, String.format(Locale.ROOT, "%.1f s, %,d rows", seconds, rows));
  }

  static String line(String stage, LocalDate asOf, String words) {
    return String.format(Locale.ROOT, "%-9s %s  %s", stage, asOf, words);
  }
}
