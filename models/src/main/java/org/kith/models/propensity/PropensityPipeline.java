package org.kith.models.propensity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vectors;
import org.kith.models.propensity.margin.Platt;

/**
 * A propensity model in Spark ML's own classes, so that a notebook without Kith loads it with
 * {@code PipelineModel.load} and scores.
 *
 * <p>In: {@code (tags …)}, every tag that the model looks at, null for unknown. Out: the same rows
 * without those whom the question is not about, with {@code kith_features VECTOR}, {@code
 * rawPrediction}, {@code probability VECTOR}, whose second entry is the calibrated probability of
 * yes, and {@code prediction}.
 */
final class PropensityPipeline {

  private static final String FEATURES = "kith_features";

  private PropensityPipeline() {}

  /**
   * The pipeline of a score that Platt's curve calibrates: standard values by SQL, assembled, then
   * a logistic regression that holds calibration, too.
   *
   * @param eligible Spark SQL predicate of whom the question is about; null for everybody
   */
  static PipelineModel of(String eligible, LinearScore score) {
    List<String> names = new ArrayList<>();
    StringBuilder columns = new StringBuilder();
    Platt curve = (Platt) score.calibration();
    double slope = curve.slope();
    double[] weights = new double[2 * score.recipes().size()];
    for (int f = 0; f < score.recipes().size(); f++) {
      FeatureRecipe recipe = score.recipes().get(f);
      add(columns, names, standard(recipe));
      add(columns, names, missing(recipe));
      weights[2 * f] = slope * recipe.coefficient();
      weights[2 * f + 1] = slope * recipe.missingCoefficient();
    }
    Transformer standardised =
        new SQLTransformer()
            .setStatement(
                "SELECT *%s FROM __THIS__%s"
                    .formatted(columns, eligible == null ? "" : " WHERE " + eligible));
    Transformer assembled =
        new VectorAssembler()
            .setInputCols(names.toArray(String[]::new))
            .setOutputCol(FEATURES)
            .setHandleInvalid("error");
    LogisticRegressionModel logistic =
        new LogisticRegressionModel(
            "kith_propensity", Vectors.dense(weights), slope * score.intercept() + curve.offset());
    logistic.setFeaturesCol(FEATURES);
    return new PipelineModel("kith_" + nameOf(score), List.of(standardised, assembled, logistic));
  }

  private static String nameOf(LinearScore score) {
    return UUID.nameUUIDFromBytes(
            score.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  private static void add(StringBuilder columns, List<String> names, String sql) {
    String name = "kith_z" + names.size();
    names.add(name);
    columns.append(", ").append(sql).append(" AS ").append(name);
  }

  private static String standard(FeatureRecipe recipe) {
    if (recipe.deviation() == 0) {
      return "0D";
    }
    String seen = recipe.log() ? "log1p(greatest(0D, %s))" : "%s";
    return "CASE WHEN %s THEN 0D ELSE (%s - (%sD)) / %sD END"
        .formatted(
            isUnknown(recipe), seen.formatted(value(recipe)), recipe.mean(), recipe.deviation());
  }

  private static String missing(FeatureRecipe recipe) {
    if (recipe.missingShare() == 0 || recipe.missingShare() == 1) {
      return "0D";
    }
    return "CASE WHEN %s THEN 1D ELSE 0D END - %sD"
        .formatted(isUnknown(recipe), recipe.missingShare());
  }

  private static String isUnknown(FeatureRecipe recipe) {
    String value = value(recipe);
    return "(" + value + " IS NULL OR isnan(" + value + "))";
  }

  private static String value(FeatureRecipe recipe) {
    return "CAST(`" + recipe.name() + "` AS DOUBLE)";
  }
}
