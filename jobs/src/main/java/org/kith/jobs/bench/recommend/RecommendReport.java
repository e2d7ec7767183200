package org.kith.jobs.bench.recommend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.jobs.bench.Machine;

/**
 * Recommenders side by side; printed as a table or as JSON.
 *
 * @param size of the pairs
 * @param threads that each engine had
 * @param heap largest heap of each
 * @param seed of pairs and engines
 * @param runs of which the fastest counts
 * @param data what all of them read
 * @param engines what each came to
 * @param ratios {@code mllib-als} ÷ {@code ials}, wall by wall; empty where one of them was left
 *     out
 * @param machine what they ran on
 * @param method how it was measured, in words
 */
public record RecommendReport(
    String size,
    int threads,
    String heap,
    long seed,
    int runs,
    Data data,
    Map<String, EngineFigures> engines,
    Map<String, Double> ratios,
    Machine machine,
    Map<String, String> method) {

  private static final Map<String, String> METHOD = new LinkedHashMap<>();

  static {
    METHOD.put(
        "iteration",
        "difference of two fits / difference of their iterations: 10 and 2, or 30 and 2 where that"
            + " is less than half of the fit of 10");
    METHOD.put("fit", "rows cached in Spark, string ids, to factors: rank 64, 10 iterations");
    METHOD.put(
        "top",
        "50 items of everybody, into a Parquet table with string ids; ials leaves out train items,"
            + " mllib-als cannot");
    METHOD.put(
        "quality",
        "held-out rows, train items left out; that of mllib-als is of masked scores, outside the"
            + " timing");
    METHOD.put("warm-up", "a fit and lists on S in the same process");
  }

  /**
   * What the engines read.
   *
   * @param persons people
   * @param items in the catalogue
   * @param trainPairs rows to learn from
   * @param heldOutPairs rows to be judged on
   * @param seconds that it took to make them
   */
  public record Data(
      int persons,
      int items,
      @JsonProperty("train_pairs") long trainPairs,
      @JsonProperty("held_out_pairs") long heldOutPairs,
      double seconds) {}

  static Map<String, String> method(boolean resident) {
    Map<String, String> method = new LinkedHashMap<>(METHOD);
    method.put(
        "peak_memory_mb",
        resident
            ? "resident memory of the process at its peak (VmHWM), warm-up included, in MiB"
            : "heap in use at its peak, warm-up included, in MiB: the system tells no more");
    return method;
  }

  static Map<String, Double> ratios(Map<String, EngineFigures> engines) {
    EngineFigures peer = engines.get(EngineName.MLLIB_ALS.shown());
    EngineFigures ours = engines.get(EngineName.IALS.shown());
    Map<String, Double> ratios = new LinkedHashMap<>();
    if (peer != null && ours != null) {
      ratios.put("iteration", peer.iterationSeconds() / ours.iterationSeconds());
      ratios.put("top", peer.topSeconds() / ours.topSeconds());
      ratios.put("end_to_end", peer.endToEndSeconds() / ours.endToEndSeconds());
    }
    return ratios;
  }
}
