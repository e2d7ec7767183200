package org.kith.jobs.evaluate.world;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How well accounts come together, over pairs of accounts. */
final class PersonPairs {

  private PersonPairs() {}

  /**
   * Precision, recall and F1.
   *
   * @param accounts {@code (account, person, person_id)}, one row an account
   */
  static Map<String, Double> of(Dataset<Row> accounts) {
    double right = pairs(accounts, "person", "person_id");
    double put = pairs(accounts, "person_id");
    double belonging = pairs(accounts, "person");
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("precision", right / put);
    metrics.put("recall", right / belonging);
    metrics.put("f1", 2 * right / (put + belonging));
    metrics.put("pairs", belonging);
    return metrics;
  }

  private static double pairs(Dataset<Row> accounts, String... key) {
    return accounts
        .groupBy(Arrays.stream(key).map(name -> col(name)).toArray(Column[]::new))
        .count()
        .selectExpr("coalesce(sum(count * (count - 1) / 2D), 0D)")
        .head()
        .getDouble(0);
  }
}
