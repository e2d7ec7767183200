package org.kith.models.propensity.margin;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Features made comparable with each other: z = (asinh(x) − mean) ÷ deviation, so that a heavy tail
 * weighs like its logarithm and a negative number is legal; unknown is 0, the mean.
 *
 * @param scales one a feature, in the order of the vectors
 */
public record ScaledFeatures(List<Scale> scales) implements Serializable {

  /**
   * How one feature is scaled.
   *
   * @param name the feature
   * @param mean of asinh(x)
   * @param deviation of asinh(x); 0 for a constant, which says nothing
   */
  public record Scale(String name, double mean, double deviation) implements Serializable {

    double of(Double value) {
      if (value == null || value.isNaN() || !(deviation > 0)) {
        return 0;
      }
      return (asinh(value) - mean) / deviation;
    }

    private static double asinh(double x) {
      return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
    }
  }

  public ScaledFeatures {
    scales = List.copyOf(scales);
  }

  /**
   * The scales of some people; one small job runs.
   *
   * @param people with a column a feature, number or boolean, null for unknown
   * @param names of the features, one or more
   */
  public static ScaledFeatures of(Dataset<Row> people, List<String> names) {
    List<Column> sums = new ArrayList<>();
    for (String name : names) {
      Column value = expr("asinh(CAST(`" + name + "` AS DOUBLE))");
      sums.add(avg(value));
      sums.add(stddev_pop(value));
    }
    Row row = people.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new)).head();
    return new ScaledFeatures(
        IntStream.range(0, names.size())
            .mapToObj(f -> new Scale(names.get(f), figure(row, 2 * f), figure(row, 2 * f + 1)))
            .toList());
  }

  /** The features' names, in order. */
  public List<String> names() {
    return scales.stream().map(Scale::name).toList();
  }

  /** Whether a feature says anything. */
  public boolean varies(int feature) {
    return scales.get(feature).deviation() > 0;
  }

  /**
   * {@code array<double>} of the people's features as they are, in order; null for unknown, as is a
   * column that they lack.
   */
  public Column values(Dataset<Row> people) {
    return FeatureArray.of(people, names());
  }

  /** {@link #values} of one person, scaled. */
  public double[] scaled(List<Double> values) {
    double[] z = new double[scales.size()];
    for (int f = 0; f < z.length; f++) {
      z[f] = scales.get(f).of(values.get(f));
    }
    return z;
  }

  /** The people's rows with {@code features vector}, scaled. */
  public Dataset<Row> vectors(Dataset<Row> people) {
    ScaledFeatures own = this;
    UDF1<scala.collection.Seq<Double>, Vector> vector =
        x -> Vectors.dense(own.scaled(CollectionConverters.asJava(x)));
    return people.withColumn(
        "features", udf(vector, SQLDataTypes.VectorType()).apply(values(people)));
  }

  /** Nine decimals, so that the order in which sums were made does not show. */
  private static double figure(Row row, int at) {
    return row.isNullAt(at) || !Double.isFinite(row.getDouble(at)) ? 0 : rounded(row.getDouble(at));
  }

  /** A learnt number to nine decimals. */
  public static double rounded(double value) {
    return Math.rint(value * 1e9) / 1e9;
  }
}
