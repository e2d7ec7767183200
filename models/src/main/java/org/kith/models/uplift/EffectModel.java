package org.kith.models.uplift;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
 * Says of everybody by how much a contact changes the outcome, and in what they differ from the
 * others. Saved, it is one line of JSON.
 *
 * @param scales the features, in the order of the weights
 * @param effect what each adds to the effect
 */
public record EffectModel(ScaledFeatures scales, LinearMargins effect) implements Serializable {

  private static final StructType ANSWER = StructType.fromDDL("score DOUBLE, reason STRING");
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
   * score} the probability of a yes with a contact less that without, in [−1, 1]; {@code reason} a
   * JSON object with {@code en} and {@code zh} in which {@code {tag:NAME}} stands for a tag's
   * title.
   */
  public Dataset<Row> score(Dataset<Row> people) {
    EffectModel own = this;
    UDF1<scala.collection.Seq<Double>, Row> answer =
        x -> own.answer(CollectionConverters.asJava(x));
    return Percentiles.added(
        people
            .select(col("person_id"), udf(answer, ANSWER).apply(scales.values(people)).as("answer"))
            .select("person_id", "answer.score", "answer.reason"));
  }

  private Row answer(List<Double> values) {
    double[] z = scales.scaled(values);
    double score = Math.max(-1, Math.min(1, effect.of(z)));
    List<Integer> strongest =
        IntStream.range(0, z.length)
            .filter(f -> share(f, z) != 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer f) -> -Math.abs(share(f, z)))
                    .thenComparing(f -> scales.names().get(f)))
            .limit(NAMED)
            .toList();
    String points = String.format(Locale.ROOT, "%+.1f", 100 * score);
    String en =
        strongest.stream()
            .map(f -> "; " + word(share(f, z), "raised by", "lowered by") + named(f, ": ", z))
            .collect(Collectors.joining());
    String zh =
        strongest.stream()
            .map(f -> "；" + named(f, "：", z) + word(share(f, z), "，提高", "，降低"))
            .collect(Collectors.joining());
    return RowFactory.create(
        score,
        "{\"en\":\"a contact changes the probability by %s points%s\",\"zh\":\"触达使概率变化%s个百分点%s\"}"
            .formatted(points, en, points, zh));
  }

  private String named(int f, String between, double[] z) {
    boolean chinese = between.equals("：");
    String level = z[f] > 0 ? (chinese ? "高" : "high") : (chinese ? "低" : "low");
    return (chinese ? "" : " ") + "{tag:" + scales.names().get(f) + "}" + between + level;
  }

  private static String word(double share, String up, String down) {
    return share > 0 ? up : down;
  }

  private double share(int f, double[] z) {
    return effect.weights().get(f) * z[f];
  }

  /** Saves it into a folder that does not exist yet, on any file system that Spark writes to. */
  public void save(SparkSession session, String folder) {
    ModelFile.save(session, folder, this);
  }

  /** The model that {@link #save} left in that folder; it scores as the saved one did. */
  public static EffectModel load(SparkSession session, String folder) {
    return ModelFile.load(session, folder, EffectModel.class);
  }
}
