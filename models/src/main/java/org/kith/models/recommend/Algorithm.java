package org.kith.models.recommend;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.kith.models.recommend.matrix.TasteMatrix;

/**
 * One way to learn from what people chose what they may want next: on Spark, for a brand, and in
 * one machine's memory, for a search over parameters and for a workbench.
 *
 * <p>Both learn the same model from the same choices, up to rounding.
 */
public interface Algorithm {

  /** Its name in settings and on the command line, such as {@code item-knn}. */
  String name();

  /** What decides the model beside the choices and the seed, in the order to show it. */
  List<Parameter> parameters();

  /** Whether {@link #on} needs a Spark session to be open. */
  default boolean isFittedBySpark() {
    return false;
  }

  /** Whether a fit on Spark can start from an earlier model, see {@link Recommender}. */
  default boolean startsFromEarlier() {
    return false;
  }

  /**
   * The recommender for choices that lie in Spark.
   *
   * @param parameters of {@link #parameters()}, read by {@link Parameters#of}
   */
  Recommender recommender(Parameters parameters, long seed);

  /** The model that {@link RecommenderModel#save} left in that folder. */
  RecommenderModel load(SparkSession spark, String folder);

  /**
   * Prepares for fits to the same choices, one after the other: what they share is computed once.
   *
   * @throws org.kith.features.error.Problem {@code GATE_REFUSED} when the choices are too many for
   *     this algorithm and the memory at hand; it says which algorithm to take
   */
  Fitting on(TasteMatrix tastes);

  /** Fits to one set of choices. */
  interface Fitting {

    /**
     * Learns one model.
     *
     * <p>Same choices, parameters and seed give the same model on any number of cores.
     */
    LocalModel fit(Parameters parameters, long seed);
  }
}
