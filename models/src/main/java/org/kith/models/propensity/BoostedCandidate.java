package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.kith.models.propensity.boosted.BoostedLearner;
import org.kith.models.propensity.boosted.BoostedSettings;
import org.kith.models.propensity.boosted.BoostedTrees;
import org.kith.models.propensity.margin.Digits;
import org.kith.models.propensity.margin.Platt;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Boosted trees over the tags as they are: bends and combinations that no sum of tags says.
 *
 * @param seed start of the random generator
 */
record BoostedCandidate(long seed) implements Candidate {

  static final String NAME = "boosted";

  @Override
  public TreeScore fit(
      Dataset<Row> train, List<FeatureRecipe> recipes, List<FeatureRecipe> offsets, double rate) {
    List<FeatureRecipe> all = new ArrayList<>(recipes);
    all.addAll(offsets);
    double prior = Digits.nine(Math.log(rate / (1 - rate)));
    int tags = recipes.size();
    UDF1<scala.collection.Seq<Double>, Vector> vector =
        x -> vector(CollectionConverters.asJava(x).subList(0, tags));
    Dataset<Row> rows =
        inFixedOrder(train)
            .select(
                udf(vector, SQLDataTypes.VectorType()).apply(col("x")).as("features"),
                col("label"),
                TreeScore.base(prior, all, offsets.size()).cast("float").as(BoostedLearner.BASE));
    BoostedTrees trees =
        new BoostedTrees(new BoostedLearner(BoostedSettings.usual(seed)).fit(rows).bytes());
    return new TreeScore(all, offsets.size(), prior, trees, Platt.IDENTITY);
  }

  /** A part a worker: trees see rows drawn by their place. */
  private static Dataset<Row> inFixedOrder(Dataset<Row> train) {
    return train
        .repartition(BoostedLearner.workers(train), col("person_id"))
        .sortWithinPartitions("person_id", "cutoff");
  }

  private static Vector vector(List<Double> values) {
    return Vectors.dense(
        values.stream().mapToDouble(value -> value == null ? Double.NaN : value).toArray());
  }
}
