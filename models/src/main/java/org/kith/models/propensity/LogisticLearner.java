package org.kith.models.propensity;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Logistic regression by Spark ML: features of like scale, every entry finite. A ridge keeps the
 * weights finite where a feature parts the answers perfectly.
 *
 * @param regularization strength of the ridge, above 0
 */
public record LogisticLearner(double regularization) implements MarginLearner {

  private static final int ITERATIONS = 50;

  /** A little ridge. */
  public static LogisticLearner usual() {
    return new LogisticLearner(1e-3);
  }

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public Margins fit(Dataset<Row> rows) {
    LogisticRegressionModel model =
        new LogisticRegression()
            .setRegParam(regularization)
            .setMaxIter(ITERATIONS)
            .setPredictionCol("")
            .setProbabilityCol("")
            .fit(rows);
    return scored ->
        model
            .transform(scored)
            .withColumn("margin", vector_to_array(col("rawPrediction"), "float64").getItem(1))
            .drop("rawPrediction");
  }
}
