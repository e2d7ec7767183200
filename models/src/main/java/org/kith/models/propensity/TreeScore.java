package org.kith.models.propensity;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.udf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.propensity.boosted.BoostedTrees;
import org.kith.models.propensity.margin.Curve;
import org.kith.models.propensity.margin.Digits;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Scores people by boosted trees. A tag's share in the margin is its SHAP value.
 *
 * @param recipes the tags, then those that are added to the margin as they are
 * @param offsets how many the latter are
 * @param prior log-odds of yes where learnt
 * @param trees grown from what prior and offsets leave over
 * @param calibration from margin to probability
 */
record TreeScore(
    List<FeatureRecipe> recipes, int offsets, double prior, BoostedTrees trees, Curve calibration)
    implements PersonScore {

  TreeScore {
    recipes = List.copyOf(recipes);
  }

  @Override
  public String algorithm() {
    return BoostedCandidate.NAME;
  }

  @Override
  public TreeScore calibrated(Curve curve) {
    return new TreeScore(recipes, offsets, prior, trees, curve);
  }

  /** What is known of the margin before the trees: prior and offsets of {@code x}. */
  static Column base(double prior, List<FeatureRecipe> recipes, int offsets) {
    Column base = lit(prior);
    for (int f = recipes.size() - offsets; f < recipes.size(); f++) {
      Column value = coalesce(col("x").getItem(f), lit(0.0));
      base = base.plus(value.multiply(recipes.get(f).coefficient()));
    }
    return base;
  }

  private int tags() {
    return recipes.size() - offsets;
  }

  private Dataset<Row> explained(Dataset<Row> rows) {
    return trees.explained(asked(rows));
  }

  private Dataset<Row> asked(Dataset<Row> rows) {
    return rows.withColumn("_values", slice(col("x"), 1, tags()))
        .withColumn("_base", base(prior, recipes, offsets));
  }

  @Override
  public Dataset<Row> margins(Dataset<Row> rows) {
    return trees.margins(asked(rows));
  }

  @Override
  public Dataset<Row> reasoned(Dataset<Row> rows) {
    List<FeatureRecipe> tags = List.copyOf(recipes.subList(0, tags()));
    UDF2<scala.collection.Seq<Double>, scala.collection.Seq<Double>, String> reason =
        (x, shares) ->
            Reason.of(
                tags,
                CollectionConverters.asJava(x),
                CollectionConverters.asJava(shares).stream().mapToDouble(s -> s).toArray());
    return explained(rows)
        .withColumn("reason", udf(reason, DataTypes.StringType).apply(col("x"), col("shares")))
        .drop("shares");
  }

  /** Mean size of each tag's share. */
  @Override
  public Map<String, Double> importance(Dataset<Row> rows) {
    Map<String, Double> importance = new LinkedHashMap<>();
    explained(rows)
        .select(posexplode(col("shares")).as(new String[] {"tag", "share"}))
        .groupBy("tag")
        .agg(avg(abs(col("share"))).as("mean"))
        .collectAsList()
        .stream()
        .map(row -> Map.entry(recipes.get(row.getInt(0)).name(), Digits.nine(row.getDouble(1))))
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(tag -> importance.put(tag.getKey(), tag.getValue()));
    return importance;
  }
}
