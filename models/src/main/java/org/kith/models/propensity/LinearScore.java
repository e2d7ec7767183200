package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.propensity.margin.Curve;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Scores people by the sum of the tags' shares.
 *
 * @param recipes the tags, in the order of the values, then those that are added as they are
 * @param intercept margin of the average person
 * @param calibration from margin to probability
 */
record LinearScore(List<FeatureRecipe> recipes, double intercept, Curve calibration)
    implements PersonScore {

  LinearScore {
    recipes = List.copyOf(recipes);
  }

  @Override
  public String algorithm() {
    return LogisticCandidate.NAME;
  }

  @Override
  public LinearScore calibrated(Curve curve) {
    return new LinearScore(recipes, intercept, curve);
  }

  double margin(List<Double> values) {
    double sum = intercept;
    for (int f = 0; f < recipes.size(); f++) {
      sum += recipes.get(f).share(values.get(f));
    }
    return sum;
  }

  /** See {@link Reason}. */
  String reason(List<Double> values) {
    double[] shares = new double[recipes.size()];
    for (int f = 0; f < shares.length; f++) {
      shares[f] = recipes.get(f).share(values.get(f));
    }
    return Reason.of(recipes, values, shares);
  }

  @Override
  public Dataset<Row> margins(Dataset<Row> rows) {
    LinearScore own = this;
    UDF1<scala.collection.Seq<Double>, Double> margin =
        x -> own.margin(CollectionConverters.asJava(x));
    return rows.withColumn("margin", udf(margin, DataTypes.DoubleType).apply(col("x")));
  }

  @Override
  public Dataset<Row> reasoned(Dataset<Row> rows) {
    LinearScore own = this;
    UDF1<scala.collection.Seq<Double>, String> reason =
        x -> own.reason(CollectionConverters.asJava(x));
    return margins(rows).withColumn("reason", udf(reason, DataTypes.StringType).apply(col("x")));
  }

  /** By one standard deviation of each tag where learnt; the rows are not looked at. */
  @Override
  public Map<String, Double> importance(Dataset<Row> rows) {
    Map<String, Double> importance = new LinkedHashMap<>();
    recipes.stream()
        .sorted(
            Comparator.comparingDouble((FeatureRecipe recipe) -> -recipe.importance())
                .thenComparing(FeatureRecipe::name))
        .forEach(recipe -> importance.put(recipe.name(), recipe.importance()));
    return importance;
  }
}
