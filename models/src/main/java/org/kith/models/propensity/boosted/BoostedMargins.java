package org.kith.models.propensity.boosted;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;

import java.io.ByteArrayInputStream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.scala.Booster;
import ml.dmlc.xgboost4j.scala.XGBoost;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassificationModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.propensity.margin.MarginLearner;
import scala.Option;

/**
 * Grown trees. They are kept as XGBoost's own UBJSON bytes, which its bindings in every language
 * read.
 */
public final class BoostedMargins implements MarginLearner.Margins {

  private static final String FORMAT = "ubj";
  private static final int ANSWERS = 2;

  private final Booster trees;

  BoostedMargins(Booster trees) {
    this.trees = trees;
  }

  @Override
  public Dataset<Row> added(Dataset<Row> rows) {
    XGBoostClassificationModel model =
        new XGBoostClassificationModel("kith_boosted", ANSWERS, trees, Option.empty());
    model.setFeaturesCol("features");
    model.setMissing(Float.NaN);
    return model
        .transform(rows)
        .withColumn("margin", vector_to_array(col("rawPrediction"), "float64").getItem(1))
        .drop("rawPrediction", "probability", "prediction");
  }

  /** The trees as bytes. */
  public byte[] bytes() {
    try {
      return trees.toByteArray(FORMAT);
    } catch (XGBoostError defect) {
      throw new IllegalStateException("trees that cannot be written", defect);
    }
  }

  /** The trees that {@link #bytes} gave; their margins are the same. */
  public static BoostedMargins of(byte[] bytes) {
    try {
      return new BoostedMargins(XGBoost.loadModel(new ByteArrayInputStream(bytes)));
    } catch (XGBoostError damaged) {
      throw new IllegalStateException("no trees in the bytes", damaged);
    }
  }
}
