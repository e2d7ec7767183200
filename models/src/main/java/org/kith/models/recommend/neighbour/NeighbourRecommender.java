package org.kith.models.recommend.neighbour;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.matrix.Interactions;
import org.kith.models.recommend.matrix.Pasts;
import org.kith.models.recommend.matrix.SpreadPeople;
import org.kith.models.recommend.popular.PopularityRecommender;

/** Learns a neighbour algorithm's weights on executors. */
final class NeighbourRecommender implements Recommender {

  private final String algorithm;
  private final NeighbourSettings settings;
  private final PopularityRecommender popularity;

  /**
   * @param popularity what people get of whom nothing is known
   */
  NeighbourRecommender(
      String algorithm, NeighbourSettings settings, PopularityRecommender popularity) {
    this.algorithm = algorithm;
    this.settings = settings;
    this.popularity = popularity;
  }

  @Override
  public String algorithm() {
    return algorithm;
  }

  @Override
  public RecommenderModel fit(Dataset<Row> interactions) {
    Dataset<Row> pairs = Interactions.pairs(interactions).cache();
    try {
      KnownItems items = popularity.items(pairs);
      Dataset<Row> pasts =
          Pasts.of(pairs, items.ids(), settings.strength()).persist(StorageLevel.MEMORY_AND_DISK());
      SpreadTies ties = new SpreadTies(new SpreadPeople(pasts, items.count()));
      int tasks = pairs.sparkSession().sparkContext().defaultParallelism();
      NeighbourWeights weights =
          ties.weights(settings.relation(ties), settings.neighbours(), tasks);
      return new NeighbourModel(algorithm, new Learnt(pasts, items), weights);
    } finally {
      pairs.unpersist();
    }
  }
}
