package org.kith.jobs.bench.night;

import java.util.Map;

/**
 * What a child is to measure.
 *
 * @param scale of the simulated brand, 1 for 10,000 people
 * @param seed of it
 * @param days of its history
 * @param threads task slots of Spark
 * @param nights a day after the other; with 1 nights of the next day that different shares of the
 *     people bought on
 * @param lastStage the last stage of the night; null for a whole night and a second one
 * @param conf folder of the configuration
 * @param set values that fill or override it
 * @param folder for brand and lake, which does not exist
 */
record NightTask(
    double scale,
    long seed,
    int days,
    int threads,
    int nights,
    String lastStage,
    String conf,
    Map<String, String> set,
    String folder) {

  /** The last stage that makes only the brand. */
  static final String WORLD = "world";

  boolean isWhole() {
    return lastStage == null;
  }
}
