package org.kith.jobs.bench.recommend;

/**
 * What a child is to measure.
 *
 * @param engine what to measure
 * @param threads task slots of Spark
 * @param seed of the engine
 * @param runs how often all is timed; the fastest counts
 * @param warmUp folder of the pairs that it fits first, untimed
 * @param pairs folder of the pairs
 * @param scratch folder for the lists, which does not exist
 */
record EngineTask(
    EngineName engine,
    int threads,
    long seed,
    int runs,
    String warmUp,
    String pairs,
    String scratch) {}
