package org.kith.models.propensity;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What a frame of tags says of a question. */
final class FeatureFrame {

  private FeatureFrame() {}

  /** Which of the features are yes or no. */
  static boolean isBoolean(Dataset<Row> frame, String feature) {
    return Arrays.asList(frame.columns()).contains(feature)
        && frame.schema().apply(feature).dataType().equals(DataTypes.BooleanType);
  }

  /** The rows that the question is asked about. */
  static Dataset<Row> eligible(Dataset<Row> frame, PropensitySettings settings) {
    return settings.eligible() == null ? frame : frame.where(settings.eligible());
  }
}
