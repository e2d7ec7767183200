package org.kith.models.propensity;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.propensity.margin.Curve;

/** A learnt model of the log-odds of a yes, which says of each person why. */
sealed interface PersonScore extends Serializable permits LinearScore, TreeScore {

  /** The name of the candidate that learnt it. */
  String algorithm();

  /** How each entry of the values is seen: the tags, then what is added to the margin as it is. */
  List<FeatureRecipe> recipes();

  /** From margin to probability. */
  Curve calibration();

  /** The same with another curve. */
  PersonScore calibrated(Curve curve);

  /** The columns that it looks at, in the order of its values. */
  default List<String> features() {
    return recipes().stream().map(FeatureRecipe::name).toList();
  }

  /**
   * In: {@code (x array<double>, …)}, the features in order, null for unknown. Out: the same rows
   * with {@code margin DOUBLE}, finite.
   */
  Dataset<Row> margins(Dataset<Row> rows);

  /**
   * In: as {@link #margins}. Out: the same rows with {@code margin DOUBLE} and {@code reason
   * STRING}: a JSON object with {@code en} and {@code zh} in which {@code {tag:NAME}} stands for a
   * tag's title; null where no tag says anything.
   */
  Dataset<Row> reasoned(Dataset<Row> rows);

  /** How far each tag moves the log-odds of the people of the rows, strongest first. */
  Map<String, Double> importance(Dataset<Row> rows);
}
