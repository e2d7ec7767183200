package org.kith.models.propensity.margin;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * A weighted sum of the features.
 *
 * @param weights one a feature, in the order of the vector
 * @param intercept added to it
 */
public record LinearMargins(List<Double> weights, double intercept)
    implements MarginLearner.Margins, Serializable {

  public LinearMargins {
    weights = List.copyOf(weights);
  }

  @Override
  public Dataset<Row> added(Dataset<Row> rows) {
    LinearMargins own = this;
    UDF1<Vector, Double> margin = features -> own.of(features.toArray());
    return rows.withColumn("margin", udf(margin, DataTypes.DoubleType).apply(col("features")));
  }

  /** The margin of one person's features. */
  public double of(double... features) {
    double sum = intercept;
    for (int i = 0; i < features.length; i++) {
      sum += weights.get(i) * features[i];
    }
    return sum;
  }
}
