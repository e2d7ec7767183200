package org.kith.models.propensity.margin;

import java.util.Arrays;
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
  public LinearMargins fit(Dataset<Row> rows) {
    LogisticRegressionModel model =
        new LogisticRegression()
            .setRegParam(regularization)
            .setMaxIter(ITERATIONS)
            .setPredictionCol("")
            .setProbabilityCol("")
            .fit(rows);
    return new LinearMargins(
        Arrays.stream(model.coefficients().toArray()).boxed().toList(), model.intercept());
  }
}
