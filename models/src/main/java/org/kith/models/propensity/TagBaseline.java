package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.BinaryQuality;
import org.kith.models.evaluate.ScoreTable;
import org.kith.models.propensity.margin.Digits;
import org.kith.models.propensity.margin.Platt;

/**
 * What a model must beat: a logistic curve through the one tag that goes best with the answer.
 *
 * @param feature its place among the tags
 * @param recipe how it is standardised
 */
record TagBaseline(int feature, FeatureRecipe recipe) {

  /** The tag that goes best with the answer where the model learns; ties by name. */
  static TagBaseline strongest(FeatureMoments moments, List<FeatureRecipe> recipes) {
    int best =
        IntStream.range(0, recipes.size())
            .boxed()
            .min(
                Comparator.comparingDouble(
                    f -> -Digits.nine(Math.abs(moments.correlation(f, recipes.get(f))))))
            .orElseThrow();
    return new TagBaseline(best, recipes.get(best));
  }

  /** Quality on the test of the curve drawn through training. Rows {@code (x, label, …)}. */
  Map<String, Double> metrics(Dataset<Row> train, Dataset<Row> test) {
    FeatureRecipe tag = recipe;
    UDF1<Double, Double> standard = tag::standard;
    Column value = udf(standard, DataTypes.DoubleType).apply(col("x").getItem(feature)).as("score");
    ScoreTable learnt = BinaryQuality.table(train.select(value, col("label")));
    ScoreTable tested = BinaryQuality.table(test.select(value, col("label")));
    double sign = new BinaryMetrics(learnt).auc() < 0.5 ? -1 : 1;
    Platt curve = Platt.through(learnt.map(z -> sign * z).points());
    return new BinaryMetrics(tested.map(z -> curve.probability(sign * z))).all();
  }
}
