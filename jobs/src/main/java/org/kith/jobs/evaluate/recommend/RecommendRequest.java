package org.kith.jobs.evaluate.recommend;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.models.recommend.choose.Candidate;

/**
 * What a caller wants to know about recommenders.
 *
 * @param files the choices
 * @param candidates models to fit
 * @param lengths of the lists that are measured, each 1 or more
 * @param draws parameters to try for each model; empty or 0 for none
 * @param seed start of every random generator
 * @param spark opened only for Parquet, and for models that are fitted by it
 * @param progress told what is done
 */
public record RecommendRequest(
    Files files,
    List<Candidate> candidates,
    List<Integer> lengths,
    OptionalInt draws,
    long seed,
    Supplier<SparkSession> spark,
    Consumer<String> progress) {

  /** Where the choices stand. */
  public sealed interface Files {

    /** Whether a file holds a line for each user, not a table. */
    boolean lists();
  }

  /**
   * Choices that the caller has parted.
   *
   * @param validation what models are chosen on; null for a part of train
   */
  public record Parted(Path train, Path test, Path validation, boolean lists) implements Files {}

  /**
   * Choices that are parted here.
   *
   * @param temporal whether the latest are the test; otherwise some of each user's, at random
   * @param testShare above 0 and below 1
   */
  public record Whole(Path interactions, boolean temporal, double testShare, boolean lists)
      implements Files {}

  public RecommendRequest {
    candidates = List.copyOf(candidates);
    lengths = List.copyOf(lengths);
  }

  /** Whether models are chosen among. */
  boolean chooses() {
    boolean validated = files instanceof Parted parted && parted.validation != null;
    return validated || draws.orElse(0) > 0;
  }
}
