package org.kith.models.propensity;

import static org.apache.spark.sql.catalyst.util.QuotingUtils.quoteIdentifier;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** A frame of tags made into one array of numbers a row. */
final class FeatureFrame {

  private FeatureFrame() {}

  /** {@code array<double>} of the features in order; a column that the frame lacks is null. */
  static Column values(Dataset<Row> frame, List<String> features) {
    Set<String> columns = Arrays.stream(frame.columns()).collect(Collectors.toSet());
    return array(
        features.stream()
            .map(name -> columns.contains(name) ? col(quoteIdentifier(name)) : lit(null))
            .map(column -> column.cast("double"))
            .toArray(Column[]::new));
  }

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
