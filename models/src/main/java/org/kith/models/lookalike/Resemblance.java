package org.kith.models.lookalike;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.StructType;
import org.kith.models.evaluate.Percentiles;
import org.kith.models.propensity.margin.LinearMargins;
import org.kith.models.propensity.margin.ScaledFeatures;
import org.kith.models.registry.ModelFile;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Says of everybody how much they resemble an audience, and in what. Saved, it is one line of JSON.
 *
 * @param scales the features, in the order of the weights
 * @param margins what each weighs
 * @param offset that undoes the draw of others, see {@link LookalikeTrainer}
 * @param labelledShare of all who are such as the audience's people are, the part that is in it
 */
public record Resemblance(
    ScaledFeatures scales, LinearMargins margins, double offset, double labelledShare)
    implements Serializable {

  private static final StructType ANSWER =
      StructType.fromDDL("margin DOUBLE, score DOUBLE, reason STRING");
  private static final int NAMED = 2;

  /** The features that it looks at. */
  public List<String> features() {
    return scales.names();
  }

  /**
   * Scores people.
   *
   * <p>In: {@code (person_id, features …)}, a row a person; one that is null or absent counts as
   * unknown. Out: {@code (person_id, score, percentile, reason)}, a row a person, no order: {@code
   * score} the chance of being such as the audience's people are, in [0, 1], 1 for all who are more
   * like them than is usual among them; {@code percentile} tells apart those too, by how much
   * speaks for a likeness; {@code reason} a JSON object with {@code en} and {@code zh} in which
   * {@code {tag:NAME}} stands for a tag's title, null where nothing speaks for a likeness.
   */
  public Dataset<Row> score(Dataset<Row> people) {
    Resemblance own = this;
    UDF1<scala.collection.Seq<Double>, Row> answer =
        x -> own.answer(CollectionConverters.asJava(x));
    return Percentiles.added(
        people
            .select(col("person_id"), udf(answer, ANSWER).apply(scales.values(people)).as("answer"))
            .select("person_id", "answer.margin", "answer.score", "answer.reason"),
        "margin");
  }

  private Row answer(List<Double> values) {
    double[] z = scales.scaled(values);
    double margin = margins.of(z) + offset;
    double chance = 1 / (1 + Math.exp(-margin));
    return RowFactory.create(margin, Math.min(1, chance / labelledShare), reason(z));
  }

  private String reason(double[] z) {
    List<Integer> strongest =
        IntStream.range(0, z.length)
            .filter(f -> share(f, z) > 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer f) -> -share(f, z)).thenComparing(f -> name(f)))
            .limit(NAMED)
            .toList();
    if (strongest.isEmpty()) {
      return null;
    }
    String en =
        strongest.stream()
            .map(f -> "alike in {tag:" + name(f) + "}: " + level(z[f], "high", "low"))
            .collect(Collectors.joining("; "));
    String zh =
        strongest.stream()
            .map(f -> "{tag:" + name(f) + "}相近：" + level(z[f], "高", "低"))
            .collect(Collectors.joining("；"));
    return "{\"en\":\"" + en + "\",\"zh\":\"" + zh + "\"}";
  }

  private String name(int f) {
    return scales.scales().get(f).name();
  }

  private double share(int f, double[] z) {
    return margins.weights().get(f) * z[f];
  }

  private static String level(double z, String high, String low) {
    return z > 0 ? high : low;
  }

  /** Saves it into a folder that does not exist yet, on any file system that Spark writes to. */
  public void save(SparkSession session, String folder) {
    ModelFile.save(session, folder, this);
  }

  /** The model that {@link #save} left in that folder; it scores as the saved one did. */
  public static Resemblance load(SparkSession session, String folder) {
    return ModelFile.load(session, folder, Resemblance.class);
  }
}
