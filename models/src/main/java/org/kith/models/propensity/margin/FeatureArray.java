package org.kith.models.propensity.margin;

import static org.apache.spark.sql.catalyst.util.QuotingUtils.quoteIdentifier;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The features of a frame made into one array of numbers a row. */
public final class FeatureArray {

  private FeatureArray() {}

  /** {@code array<double>} of the features in order; a column that the frame lacks is null. */
  public static Column of(Dataset<Row> frame, List<String> features) {
    Set<String> columns = Set.copyOf(Arrays.asList(frame.columns()));
    return array(
        features.stream()
            .map(name -> columns.contains(name) ? col(quoteIdentifier(name)) : lit(null))
            .map(column -> column.cast(DataTypes.DoubleType))
            .toArray(Column[]::new));
  }
}
