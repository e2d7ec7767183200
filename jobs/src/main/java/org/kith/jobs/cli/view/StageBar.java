package org.kith.jobs.cli.view;

import java.io.PrintStream;
import java.time.LocalDate;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.spark.sql.SparkSession;

/** A bar for the stage under way, by Spark's tasks; it leaves a line when the stage has ended. */
final class StageBar implements Watch {

  private static final int MILLISECONDS = 200;
  private static final int COLUMNS = 78;
  private static final String CLEAR_LINE = "\r\033[2K";

  private final PrintStream to;
  private final TaskCount tasks = new TaskCount(this::show);
  private ProgressBar bar;

  StageBar(PrintStream to) {
    this.to = to;
  }

  @Override
  public void starting() {
    open("starting Spark");
  }

  @Override
  public void tasksOf(SparkSession spark) {
    close();
    spark.sparkContext().addSparkListener(tasks);
  }

  @Override
  public void started(String stage, LocalDate asOf) {
    open(stage);
  }

  @Override
  public void finished(String stage, LocalDate asOf, double seconds, long rows) {
    close();
    to.println(StageLines.line(stage, asOf, seconds, rows));
  }

  @Override
  public void skipped(String stage, LocalDate asOf, String why) {
    close();
    to.println(StageLines.line(stage, asOf, why));
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      to.print(CLEAR_LINE);
      to.flush();
    }
  }

  private void open(String name) {
    tasks.forget();
    show(name);
  }

  private synchronized void show(String name) {
    close();
    bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(MILLISECONDS)
            .setInitialMax(0)
            .setUnit(" tasks", 1)
            .setConsumer(new OneLine(to))
            .build();
  }

  private synchronized void show(long done, long all) {
    if (bar != null) {
      bar.maxHint(all);
      bar.stepTo(done);
    }
  }

  /** Writes the bar over itself and leaves nothing behind. */
  private static final class OneLine extends ConsoleProgressBarConsumer {

    OneLine(PrintStream to) {
      super(to, COLUMNS);
    }

    @Override
    public void close() {}
  }
}
