package org.kith.models.recommend;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a recommender has learnt. Closing it frees what it keeps in Spark's memory; lists that are
 * not yet computed cannot be computed afterwards as fast.
 */
public interface RecommenderModel extends AutoCloseable {

  /** Name of the algorithm, as {@link Algorithm#name}. */
  String algorithm();

  /** Items that it knows: those somebody chose. */
  long items();

  /**
   * The items that each person is likeliest to want, with reasons.
   *
   * <p>In: people {@code (person_id)}; exclude {@code (person_id, item_id)}, pairs that must not
   * appear, null for what each person chose before (which spares a join; a model that keeps no past
   * refuses it); items {@code (item_id)}, those that may appear, null for all. Further columns are
   * ignored, rows may repeat. Out: {@code (person_id, item_id, rank int, score double, reason
   * string, because_item_id string, model string)}, at most n rows a person, rank from 1 without
   * gaps in the total order score descending, item ascending. Fewer items than n give a short list;
   * an item nobody ever chose has no row.
   *
   * <p>{@code score} has no unit and compares within one model and person. {@code reason} is a JSON
   * object with the keys {@code en} and {@code zh}; the words {@code {item}} in it stand for the
   * title of {@code because_item_id}, which is null where no item is named. {@code model} names the
   * algorithm that made the row: a person of whom nothing is known gets {@code popularity}.
   *
   * @param n longest list, 1 or more
   */
  default Dataset<Row> recommend(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n) {
    return lists(people, exclude, items, n, true);
  }

  /**
   * As {@link #recommend}; without reasons ({@code reason} and {@code because_item_id} are null) it
   * takes less time.
   */
  Dataset<Row> lists(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n, boolean reasons);

  /**
   * Saves it into a folder that does not exist yet, on any file system that Spark writes to. {@link
   * Recommenders#load} gives back a model with the same scores.
   */
  void save(String folder);

  @Override
  void close();
}
