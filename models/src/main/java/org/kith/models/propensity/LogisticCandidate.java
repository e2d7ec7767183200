package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.kith.models.propensity.margin.Digits;
import org.kith.models.propensity.margin.Platt;
import scala.jdk.javaapi.CollectionConverters;

/** A weighted sum of the standardised tags, by Spark ML's logistic regression. */
record LogisticCandidate() implements Candidate {

  static final String NAME = "logistic";

  private static final double REGULARIZATION = 1e-3;
  private static final double L1_SHARE = 0.1;
  private static final int ITERATIONS = 50;

  @Override
  public LinearScore fit(
      Dataset<Row> train, List<FeatureRecipe> recipes, List<FeatureRecipe> offsets, double rate) {
    UDF1<scala.collection.Seq<Double>, Vector> vector = x -> vector(x, recipes);
    LogisticRegressionModel model =
        new LogisticRegression()
            .setFeaturesCol("z")
            .setRegParam(REGULARIZATION)
            .setElasticNetParam(L1_SHARE)
            .setMaxIter(ITERATIONS)
            .setTol(1e-7)
            .fit(
                train.select(
                    udf(vector, SQLDataTypes.VectorType()).apply(col("x")).as("z"), col("label")));
    List<FeatureRecipe> weighted = new ArrayList<>();
    for (int f = 0; f < recipes.size(); f++) {
      double ofValue = Digits.nine(model.coefficients().apply(2 * f));
      double ofMissing = Digits.nine(model.coefficients().apply(2 * f + 1));
      weighted.add(recipes.get(f).weighted(ofValue, ofMissing));
    }
    weighted.addAll(offsets);
    return new LinearScore(weighted, Digits.nine(model.intercept()), Platt.IDENTITY);
  }

  private static Vector vector(scala.collection.Seq<Double> x, List<FeatureRecipe> recipes) {
    List<Double> values = CollectionConverters.asJava(x);
    double[] z = new double[2 * recipes.size()];
    for (int f = 0; f < recipes.size(); f++) {
      z[2 * f] = recipes.get(f).standard(values.get(f));
      z[2 * f + 1] = recipes.get(f).missing(values.get(f));
    }
    return Vectors.dense(z);
  }
}
