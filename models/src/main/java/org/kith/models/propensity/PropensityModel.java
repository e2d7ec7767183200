package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.StructType;
import org.kith.models.evaluate.Percentiles;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Says of each person how likely a yes is, and why.
 *
 * <p>Saved, it is one line of JSON: the recipe and weight of each tag, the intercept and the
 * calibration; and beside it, in {@value #PIPELINE}, the same model as a Spark ML {@code
 * PipelineModel} for whoever has no Kith at hand.
 */
public final class PropensityModel {

  /** Folder of the Spark ML pipeline in a saved model's folder. */
  static final String PIPELINE = "spark-ml";

  private static final StructType ANSWER = StructType.fromDDL("score DOUBLE, reason STRING");

  private final String eligible;
  private final LinearScore score;

  PropensityModel(String eligible, LinearScore score) {
    this.eligible = eligible;
    this.score = score;
  }

  private record Saved(String eligible, LinearScore score) {}

  /** The tags that it looks at. */
  public List<String> features() {
    return score.recipes().stream().map(FeatureRecipe::name).toList();
  }

  LinearScore score() {
    return score;
  }

  /**
   * Scores people.
   *
   * <p>In: {@code (person_id, tags …)}, a row a person; a tag that is null or absent counts as
   * unknown; people whom the question is not about are left out. Out: {@code (person_id, score,
   * percentile, reason)}, a row a person, no order. {@code score} is a probability in [0, 1];
   * {@code percentile} the share of scored people who stand at or below in the total order score,
   * then person, in (0, 1]; {@code reason} a JSON object with {@code en} and {@code zh} in which
   * {@code {tag:NAME}} stands for a tag's title, null where no tag says anything.
   */
  public Dataset<Row> score(Dataset<Row> people) {
    Dataset<Row> asked = eligible == null ? people : people.where(eligible);
    LinearScore scorer = score;
    UDF1<scala.collection.Seq<Double>, Row> answer =
        x -> {
          List<Double> values = CollectionConverters.asJava(x);
          return RowFactory.create(scorer.probability(values), scorer.reason(values));
        };
    Dataset<Row> scored =
        asked
            .select(
                col("person_id"),
                udf(answer, ANSWER).apply(FeatureFrame.values(asked, features())).as("answer"))
            .select("person_id", "answer.score", "answer.reason");
    return Percentiles.added(scored);
  }

  /** Saves it into a folder that does not exist yet, on any file system that Spark writes to. */
  public void save(SparkSession spark, String folder) {
    try {
      String json = new ObjectMapper().writeValueAsString(new Saved(eligible, score));
      spark.createDataset(List.of(json), Encoders.STRING()).coalesce(1).write().text(folder);
      PropensityPipeline.of(eligible, score).save(folder + "/" + PIPELINE);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("a model that JSON cannot hold", defect);
    } catch (IOException cause) {
      throw new UncheckedIOException("a model cannot be saved", cause);
    }
  }

  /** The model that {@link #save} left in that folder; it scores as the saved one did. */
  public static PropensityModel load(SparkSession spark, String folder) {
    String json =
        spark.read().textFile(folder).collectAsList().stream().collect(Collectors.joining());
    try {
      Saved saved = new ObjectMapper().readValue(json, Saved.class);
      return new PropensityModel(saved.eligible(), saved.score());
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("no propensity model in the folder", damaged);
    }
  }
}
