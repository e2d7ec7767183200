package org.kith.features.snapshot;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.kith.features.tag.Tagging;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;

/**
 * What was known of people at past cut-offs, and what they did afterwards: the rows that a model
 * learns from.
 */
public final class Snapshots {

  private Snapshots() {}

  /**
   * The tags marked {@code feature} at each cut-off.
   *
   * <p>Out: {@code person_id, cutoff DATE} (the as-of's day) and a column a feature; one row a
   * cut-off and person of whom something was known before it; no order. Only facts that happened
   * and were known before the cut-off count.
   *
   * @param cutoffs one or more, of one zone
   */
  public static Dataset<Row> features(Tagging tagging, List<AsOf> cutoffs) {
    return tagging.features(cutoffs);
  }

  /**
   * What people did in the days after each cut-off.
   *
   * <p>Out: {@code person_id, cutoff DATE, label INT}, one row for each row of {@link #features} of
   * the same cut-offs, no order. A fact counts when it happened at the cut-off or later and before
   * the end of the window, however late it came, as long as it was known at {@code trainedAt}.
   * Label is 1 when the aggregate over those rows is true or above 0, else, and without rows, 0.
   *
   * @param from relation in which the answer shows, such as {@code orders}
   * @param label Spark SQL aggregate over its rows
   * @param window days after the cut-off in which the answer shows
   * @param trainedAt what was known then is known to the label
   */
  public static Dataset<Row> labels(
      Relations relations,
      String from,
      String label,
      Days window,
      List<AsOf> cutoffs,
      AsOf trainedAt) {
    Optional<Dataset<Row>> people = relations.known(cutoffs);
    Optional<Dataset<Row>> rows =
        relations.after(from, window.count(), cutoffs, trainedAt.knownBefore());
    if (people.isEmpty() || rows.isEmpty()) {
      throw new IllegalArgumentException("there are no facts, or no relation " + from);
    }
    Dataset<Row> answers = rows.get().groupBy("person_id", "cutoff").agg(expr(label).as("answer"));
    DataType type = answers.schema().apply("answer").dataType();
    Column yes = type instanceof BooleanType ? col("answer") : col("answer").gt(0);
    return people
        .get()
        .join(answers, new String[] {"person_id", "cutoff"}, "left")
        .select(
            col("person_id"),
            col("cutoff"),
            when(coalesce(yes, lit(false)), 1).otherwise(0).as("label"));
  }
}
