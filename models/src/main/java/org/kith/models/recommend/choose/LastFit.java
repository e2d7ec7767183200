package org.kith.models.recommend.choose;

import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;

/**
 * How the fit to everything begins. Fits that are measured always start from nothing: an earlier
 * model may have seen the test.
 *
 * @param earlier the model to start from, for what was chosen; the fit closes it
 * @param folder where a long fit writes down how far it has come; null for nowhere
 */
public record LastFit(Function<Choice, Optional<RecommenderModel>> earlier, String folder) {

  /** Starts from nothing and writes nothing down. */
  public static final LastFit COLD = new LastFit(choice -> Optional.empty(), null);

  RecommenderModel of(Recommender recommender, Choice choice, Dataset<Row> interactions) {
    Recommender resuming = folder == null ? recommender : recommender.resumingFrom(folder);
    Optional<RecommenderModel> start = earlier.apply(choice);
    if (start.isEmpty()) {
      return resuming.fit(interactions);
    }
    try (RecommenderModel before = start.get()) {
      return resuming.fit(interactions, before);
    }
  }
}
