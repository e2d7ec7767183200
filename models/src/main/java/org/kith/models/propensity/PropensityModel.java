package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.evaluate.Percentiles;
import org.kith.models.propensity.boosted.BoostedTrees;
import org.kith.models.propensity.margin.Curve;
import org.kith.models.propensity.margin.FeatureArray;
import org.kith.models.propensity.margin.Isotonic;
import org.kith.models.propensity.margin.Platt;

/**
 * Says of each person how likely a yes is, and why.
 *
 * <p>Saved, it is one line of JSON: the recipe and weight of each tag, the intercept and the
 * calibration; and beside it, in {@value #PIPELINE}, where it is linear and calibrated by Platt's
 * curve, the same model as a Spark ML {@code PipelineModel} for whoever has no Kith at hand; or, in
 * {@value #TREES}, the trees as XGBoost's own bytes.
 */
public final class PropensityModel {

  /** Folder of the Spark ML pipeline in a saved model's folder. */
  static final String PIPELINE = "spark-ml";

  /** File of the trees in a saved model's folder. */
  static final String TREES = "xgboost/trees.ubj";

  private final String eligible;
  private final PersonScore score;

  PropensityModel(String eligible, PersonScore score) {
    this.eligible = eligible;
    this.score = score;
  }

  /** One of {@code score} and {@code trees} is there. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Saved(String eligible, LinearScore score, Trees trees) {

    /** {@link TreeScore} without its bytes. */
    record Trees(List<FeatureRecipe> recipes, int offsets, double prior, Curve calibration) {}
  }

  /** The tags that it looks at. */
  public List<String> features() {
    return score.features();
  }

  PersonScore score() {
    return score;
  }

  /** What learnt it, and how its margins became probabilities. */
  public Map<String, String> choice() {
    String curve = score.calibration() instanceof Isotonic ? "isotonic" : "platt";
    return Map.of("algorithm", score.algorithm(), "calibration", curve);
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
    Curve curve = score.calibration();
    UDF1<Double, Double> probability = curve::probability;
    Dataset<Row> scored =
        score
            .reasoned(asked.select(col("person_id"), FeatureArray.of(asked, features()).as("x")))
            .select(
                col("person_id"),
                udf(probability, DataTypes.DoubleType).apply(col("margin")).as("score"),
                col("reason"));
    return Percentiles.added(scored);
  }

  /** Saves it into a folder that does not exist yet, on any file system that Spark writes to. */
  public void save(SparkSession spark, String folder) {
    try {
      String json = new ObjectMapper().writeValueAsString(saved());
      spark.createDataset(List.of(json), Encoders.STRING()).coalesce(1).write().text(folder);
      if (score instanceof TreeScore grown) {
        Path file = new Path(folder, TREES);
        try (OutputStream out = files(spark, file).create(file)) {
          out.write(grown.trees().bytes());
        }
      } else if (score instanceof LinearScore linear && linear.calibration() instanceof Platt) {
        PropensityPipeline.of(eligible, linear).save(folder + "/" + PIPELINE);
      }
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("a model that JSON cannot hold", defect);
    } catch (IOException cause) {
      throw new UncheckedIOException("a model cannot be saved", cause);
    }
  }

  private Saved saved() {
    if (score instanceof TreeScore grown) {
      return new Saved(
          eligible,
          null,
          new Saved.Trees(grown.recipes(), grown.offsets(), grown.prior(), grown.calibration()));
    }
    return new Saved(eligible, (LinearScore) score, null);
  }

  private static FileSystem files(SparkSession spark, Path file) throws IOException {
    return file.getFileSystem(spark.sparkContext().hadoopConfiguration());
  }

  /** The model that {@link #save} left in that folder; it scores as the saved one did. */
  public static PropensityModel load(SparkSession spark, String folder) {
    String json =
        spark.read().textFile(folder).collectAsList().stream().collect(Collectors.joining());
    try {
      Saved saved = new ObjectMapper().readValue(json, Saved.class);
      if (saved.trees() == null) {
        return new PropensityModel(saved.eligible(), saved.score());
      }
      Path file = new Path(folder, TREES);
      try (InputStream in = files(spark, file).open(file)) {
        Saved.Trees own = saved.trees();
        BoostedTrees trees = new BoostedTrees(in.readAllBytes());
        return new PropensityModel(
            saved.eligible(),
            new TreeScore(own.recipes(), own.offsets(), own.prior(), trees, own.calibration()));
      }
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("no propensity model in the folder", damaged);
    } catch (IOException cause) {
      throw new UncheckedIOException("a model cannot be read", cause);
    }
  }
}
