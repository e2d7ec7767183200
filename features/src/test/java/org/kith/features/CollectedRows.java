package org.kith.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.util.QueryExecutionListener;
import scala.Option;

/** Listens to how many rows of frames are brought to the driver at once. */
public final class CollectedRows implements QueryExecutionListener, AutoCloseable {

  private static final Set<String> COLLECTING = Set.of("collect", "collectAsList", "head", "take");

  private final SparkSession session;
  private final long most;
  private final List<String> tooMany = new ArrayList<>();
  private long largest;

  /**
   * @param most as many rows may come at once
   */
  public CollectedRows(SparkSession session, long most) {
    this.session = session;
    this.most = most;
    session.listenerManager().register(this);
  }

  @Override
  public synchronized void onSuccess(String action, QueryExecution query, long nanos) {
    if (COLLECTING.contains(action)) {
      long rows = rowsOf(query.executedPlan());
      largest = Math.max(largest, rows);
      if (rows > most) {
        tooMany.add("%d rows by %s: %s".formatted(rows, action, query.executedPlan().output()));
      }
    }
  }

  @Override
  public void onFailure(String action, QueryExecution query, Exception failure) {}

  /** The collects that brought more than they may, in words. */
  public List<String> tooMany() {
    settle();
    synchronized (this) {
      return List.copyOf(tooMany);
    }
  }

  /** Most rows that came at once. */
  public long largest() {
    settle();
    synchronized (this) {
      return largest;
    }
  }

  @Override
  public void close() {
    session.listenerManager().unregister(this);
  }

  /** The rows that a plan gave: of the first of its nodes, from the top, that counts them. */
  private static long rowsOf(SparkPlan plan) {
    for (String counter : List.of("numOutputRows", "shuffleRecordsWritten")) {
      Option<SQLMetric> metric = plan.metrics().get(counter);
      if (metric.isDefined()) {
        return metric.get().value();
      }
    }
    return plan.children().size() == 1 ? rowsOf(plan.children().head()) : 0;
  }

  private void settle() {
    try {
      session.sparkContext().listenerBus().waitUntilEmpty();
    } catch (java.util.concurrent.TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }
}
