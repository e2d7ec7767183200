package org.kith.models.recommend.ease;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.kernel.PastScorer;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.matrix.Interactions;
import org.kith.models.recommend.matrix.Pasts;
import org.kith.models.recommend.matrix.PersonTies;
import org.kith.models.recommend.matrix.SpreadPeople;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.popular.PopularityRecommender;

/**
 * Learns EASE's closed form: executors add up the items' Gram matrix, the driver inverts it.
 *
 * <p>Where people are fewer than items the driver takes the people's rows instead: it must hold a
 * square of them in any case, and refuses to when it cannot.
 */
final class EaseRecommender implements Recommender {

  private final EaseParameters parameters;
  private final PopularityRecommender popularity;

  /**
   * @param popularity what people get of whom nothing is known
   */
  EaseRecommender(EaseParameters parameters, PopularityRecommender popularity) {
    this.parameters = parameters;
    this.popularity = popularity;
  }

  @Override
  public String algorithm() {
    return Ease.NAME;
  }

  /**
   * @throws org.kith.features.error.Problem {@code GATE_REFUSED} too when a closed form does not
   *     fit the driver's heap; it says which algorithm to take
   */
  @Override
  public RecommenderModel fit(Dataset<Row> interactions) {
    Dataset<Row> pairs = Interactions.pairs(interactions).cache();
    try {
      KnownItems items = popularity.items(pairs);
      Dataset<Row> pasts =
          Pasts.of(pairs, items.ids(), parameters.strength())
              .persist(StorageLevel.MEMORY_AND_DISK());
      long people = pasts.count();
      HeapNeed.require(people, items.count(), HeapNeed.ON_SPARK);
      PastScorer weights =
          ClosedForm.isDual(people, items.count())
              ? dual(pasts, items, parameters)
              : primal(pasts, items);
      return new EaseModel(parameters, new Learnt(pasts, items), weights);
    } finally {
      pairs.unpersist();
    }
  }

  /** Weights by way of the people, fewer than items, of that past. */
  static PastScorer dual(Dataset<Row> pasts, KnownItems items, EaseParameters parameters) {
    List<PersonTies> people = new ArrayList<>();
    for (Row row : pasts.collectAsList()) {
      people.add(PersonTies.of(row));
    }
    TasteMatrix ties =
        new TasteMatrix(
            Ids.of(people.stream().map(PersonTies::personId).toList()),
            Ids.ofSorted(items.ids()),
            PersonTies.rows(items.count(), people.iterator()),
            null);
    double[] unit = parameters.unit(items.people());
    float[][] gram = Gram.triangle(DualWeights.scaled(ties.weights(), unit));
    return ClosedForm.dual(ties, unit, gram, parameters.lambda());
  }

  private PastScorer primal(Dataset<Row> pasts, KnownItems items) {
    int tasks = pasts.sparkSession().sparkContext().defaultParallelism();
    float[][] gram =
        new SpreadPeople(pasts, items.count())
                .byItems(
                    tasks, (strengths, from, to) -> Gram.rows(strengths.transposed(), from, to))
                .stream()
                .flatMap(Arrays::stream)
                .toArray(float[][]::new);
    return ClosedForm.primal(parameters.unit(items.people()), gram, parameters.lambda());
  }
}
