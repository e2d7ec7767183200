package org.kith.jobs.evaluate.world;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Comparator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Table;
import org.kith.models.registry.ModelCard;
import org.kith.models.uplift.EffectModel;

/**
 * What a night's model of a contact's effect says of everybody; also where the gate refused it, so
 * that nobody is scored: how near it came to the truth is then worth the more to know.
 */
final class EffectScores {

  /** The model that the truth's effects are of. */
  static final String MODEL = "contact_effect";

  private EffectScores() {}

  /**
   * Out: {@code (person_id, score, …)}, a row a person; none where the night trained no such model.
   */
  static Dataset<Row> of(WorldRequest request) {
    Dataset<Row> scores =
        request
            .lake()
            .readOrEmpty(Table.SCORES, request.release().pins())
            .where(col("model").equalTo(MODEL));
    return scores.isEmpty()
        ? request
            .lake()
            .readOrEmpty(Table.MODELS, request.release().pins())
            .where(col("model").equalTo(MODEL))
            .collectAsList()
            .stream()
            .map(ModelCard::of)
            .max(Comparator.comparing(ModelCard::asOf))
            .map(card -> refused(request, card))
            .orElse(scores)
        : scores;
  }

  private static Dataset<Row> refused(WorldRequest request, ModelCard card) {
    Path folder = new Path(request.lake().root(), "models/" + card.model() + "/" + card.version());
    Dataset<Row> features =
        request
            .lake()
            .readOrEmpty(Table.FEATURES, request.release().pins())
            .where(col("cutoff").equalTo(lit(request.release().day())));
    return EffectModel.load(features.sparkSession(), folder.toString()).score(features);
  }
}
