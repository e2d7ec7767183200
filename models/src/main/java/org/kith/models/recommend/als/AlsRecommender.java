package org.kith.models.recommend.als;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.matrix.Interactions;
import org.kith.models.recommend.popular.PopularityRecommender;

/** Implicit-feedback matrix factorisation by alternating least squares, MLlib's. */
final class AlsRecommender implements Recommender {

  private final AlsParameters parameters;
  private final PopularityRecommender popularity;

  /**
   * @param popularity what people get of whom nothing is known
   */
  AlsRecommender(AlsParameters parameters, PopularityRecommender popularity) {
    this.parameters = parameters;
    this.popularity = popularity;
  }

  @Override
  public String algorithm() {
    return Als.NAME;
  }

  @Override
  public RecommenderModel fit(Dataset<Row> interactions) {
    Dataset<Row> pairs = Interactions.pairs(interactions).cache();
    KnownItems items = popularity.items(pairs);
    Dataset<Row> people = Interactions.numbered(pairs, "person_id").cache();
    Dataset<Row> ratings = ratings(pairs, people, items).cache();
    try {
      ALSModel factors = parameters.als().fit(ratings);
      KnownItems known =
          items.withFactors(parameters.rank(), factors.itemFactors().collectAsList(), "features");
      Dataset<Row> tastes =
          tastes(people, factors.userFactors(), ratings).persist(StorageLevel.MEMORY_AND_DISK());
      tastes.count();
      return new AlsModel(new Learnt(tastes, known), parameters.alpha(), parameters.lambda());
    } finally {
      ratings.unpersist();
      people.unpersist();
      pairs.unpersist();
    }
  }

  private Dataset<Row> ratings(Dataset<Row> pairs, Dataset<Row> people, KnownItems items) {
    Dataset<Row> numberedItems = Interactions.numbered(pairs, "item_id", items.ids());
    return pairs
        .join(people.withColumnRenamed("index", "person"), "person_id")
        .join(broadcast(numberedItems.withColumnRenamed("index", "item")), "item_id")
        .select(
            col("person"),
            col("item"),
            parameters.strength(col("weight")).cast("float").as("strength"));
  }

  /** {@code (person_id, factors, past_items, past_weights)}, one row a person. */
  private static Dataset<Row> tastes(
      Dataset<Row> people, Dataset<Row> factors, Dataset<Row> ratings) {
    Dataset<Row> past =
        ratings
            .groupBy("person")
            .agg(sort_array(collect_list(struct("item", "strength"))).as("past"))
            .select(
                col("person"),
                col("past.item").as("past_items"),
                col("past.strength").as("past_weights"));
    return people
        .withColumnRenamed("index", "person")
        .join(factors.select(col("id").as("person"), col("features").as("factors")), "person")
        .join(past, "person")
        .select("person_id", "factors", "past_items", "past_weights");
  }
}
