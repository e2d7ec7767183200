package org.kith.jobs.cli.view;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the tasks that Spark has begun to know of, and those that have ended. */
final class TaskCount extends SparkListener {

  /** Is told the counts whenever they change. */
  interface Counts {
    void are(long done, long all);
  }

  private final Counts counts;
  private final Map<Integer, Integer> open = new HashMap<>();
  private long done;
  private long all;

  TaskCount(Counts counts) {
    this.counts = counts;
  }

  /** Starts again at 0, for another stage of the night. */
  synchronized void forget() {
    done = 0;
    all = open.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    open.put(submitted.stageInfo().stageId(), submitted.stageInfo().numTasks());
    all += submitted.stageInfo().numTasks();
    counts.are(done, all);
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    open.remove(completed.stageInfo().stageId());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd ended) {
    done = Math.min(done + 1, all);
    counts.are(done, all);
  }
}
