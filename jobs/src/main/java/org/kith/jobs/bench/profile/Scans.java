package org.kith.jobs.bench.profile;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.columnar.InMemoryTableScanExec;
import org.apache.spark.sql.execution.exchange.ReusedExchangeExec;
import org.kith.features.lake.Table;
import scala.jdk.javaapi.CollectionConverters;

/** How often a computed frame has read the files of the fact tables, by Spark's own counters. */
final class Scans {

  private final Set<SparkPlan> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final SortedMap<String, Double> scans = new TreeMap<>();

  private Scans() {}

  /**
   * Scans by table, 1 for every row once.
   *
   * @param computed a frame over frames held in memory, whose rows have been computed
   */
  static TreeMap<String, Double> behind(Dataset<Row> computed) {
    Scans found = new Scans();
    found.visit(computed.queryExecution().executedPlan());
    return new TreeMap<>(found.scans);
  }

  private void visit(SparkPlan plan) {
    if (!seen.add(plan)) {
      return;
    }
    if (plan instanceof FileSourceScanExec scan) {
      count(scan);
    } else if (plan instanceof InMemoryTableScanExec held) {
      visit(held.relation().cacheBuilder().cachedPlan());
    } else if (plan instanceof ReusedExchangeExec reused) {
      visit(reused.child());
    }
    CollectionConverters.asJava(plan.children()).forEach(this::visit);
  }

  private void count(FileSourceScanExec scan) {
    String name = scan.relation().location().rootPaths().head().getName();
    if (Table.named(name).isPresent()) {
      long rows = scan.relation().sparkSession().read().parquet(pathOf(scan)).count();
      long read = scan.metrics().apply("numOutputRows").value();
      scans.merge(name, rows == 0 ? 0 : (double) read / rows, Double::sum);
    }
  }

  private static String pathOf(FileSourceScanExec scan) {
    return scan.relation().location().rootPaths().head().toString();
  }
}
