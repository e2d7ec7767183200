package org.kith.models.recommend;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A way to learn from what people chose what they may want next. */
public interface Recommender {

  /** Its name in settings, as {@link Algorithm#name}. */
  String algorithm();

  /**
   * Learns from interactions.
   *
   * <p>In: {@code (person_id string, item_id string, weight double[, occurred_at timestamp])}, any
   * number of rows a pair, in any order; the weights of a pair add up. A row without person or
   * item, or whose weight is null, NaN, infinite or not above 0, does not count. Same rows,
   * settings and seed give the same model on any number of cores.
   *
   * @throws org.kith.features.error.Problem {@code GATE_REFUSED} when no row counts
   */
  RecommenderModel fit(Dataset<Row> interactions);

  /**
   * As {@link #fit(Dataset)}, starting from an earlier model where {@link
   * Algorithm#startsFromEarlier}: what is new then needs few iterations, and no more are made.
   *
   * @param before a model of the same algorithm; one of another, or of another rank, is not used
   */
  default RecommenderModel fit(Dataset<Row> interactions, RecommenderModel before) {
    return fit(interactions);
  }

  /**
   * This recommender, which writes down how far a long fit has come, and goes on from there when
   * the same fit was killed, where the algorithm can; it finds the same model.
   *
   * @param folder that nothing else writes to; whoever hands it in clears it after the fit
   */
  default Recommender resumingFrom(String folder) {
    return this;
  }
}
