package org.kith.jobs.bench.recommend;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A recommender as its user would call it, from rows in Spark to a frame of lists. */
interface Engine {

  /**
   * Learns from {@code (person_id string, item_id string, weight double)}, each pair once; the
   * factors are computed when it returns.
   */
  Fitted fit(Dataset<Row> train, int iterations);

  /** What an engine has learnt. */
  interface Fitted extends AutoCloseable {

    /**
     * The best items of everybody: {@code (person_id, item_id, rank int, score)}, rank from 1.
     *
     * @param people {@code (person_id)}, each once
     * @param train what the engine learnt from, to be left out where the engine can
     * @param n longest list
     */
    Dataset<Row> top(Dataset<Row> people, Dataset<Row> train, int n);

    /**
     * Lists without train items, for judging: {@code (person_id, item_id, rank int)}.
     *
     * @param written what {@link #top} gave, as it was written
     */
    Dataset<Row> unseen(Dataset<Row> written, Dataset<Row> people, Dataset<Row> train, int n);

    @Override
    void close();
  }
}
