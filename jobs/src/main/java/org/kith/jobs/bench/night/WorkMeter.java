package org.kith.jobs.bench.night;

import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** Adds up what the tasks of a session report of themselves. */
final class WorkMeter extends SparkListener {

  private static final double MIB = 1 << 20;
  private static final double NANOS_PER_SECOND = 1e9;

  private final SparkContext context;
  private long tasks;
  private long cpuNanos;
  private long rows;
  private long read;
  private long shuffled;
  private long spilled;
  private long largest;

  private WorkMeter(SparkContext context) {
    this.context = context;
  }

  /** A meter of all tasks that end from here on. */
  static WorkMeter on(SparkSession spark) {
    WorkMeter meter = new WorkMeter(spark.sparkContext());
    spark.sparkContext().addSparkListener(meter);
    return meter;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    TaskMetrics metrics = end.taskMetrics();
    if (metrics != null) {
      add(metrics);
    }
  }

  private synchronized void add(TaskMetrics metrics) {
    tasks++;
    cpuNanos += metrics.executorCpuTime();
    rows += metrics.inputMetrics().recordsRead();
    read += metrics.inputMetrics().bytesRead();
    shuffled += metrics.shuffleWriteMetrics().bytesWritten();
    spilled += metrics.diskBytesSpilled();
    largest = Math.max(largest, metrics.peakExecutionMemory());
  }

  /** The work since it was last asked for, that of the jobs that are over wholly. */
  StageWork taken() {
    try {
      context.listenerBus().waitUntilEmpty();
    } catch (java.util.concurrent.TimeoutException busy) {
      throw new IllegalStateException("Spark has not told of all tasks", busy);
    }
    return reset();
  }

  private synchronized StageWork reset() {
    StageWork work =
        new StageWork(
            tasks,
            cpuNanos / NANOS_PER_SECOND,
            rows,
            read / MIB,
            shuffled / MIB,
            spilled / MIB,
            largest / MIB);
    tasks = 0;
    cpuNanos = 0;
    rows = 0;
    read = 0;
    shuffled = 0;
    spilled = 0;
    largest = 0;
    return work;
  }
}
