package org.kith.jobs.night.item;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.kith.features.identity.PersonFacts;
import org.kith.features.item.ItemEvents;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.jobs.night.work.ModelShelf;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.choose.Recommenders;
import org.kith.models.recommend.list.ItemAudience;

/** Who would want items, by the recommender that a night or a release has in use. */
public final class ItemDemand implements AutoCloseable {

  private static final StructType AUDIENCE =
      StructType.fromDDL("person_id STRING, rank INT, score DOUBLE");

  private final PersonFacts facts;
  private final Dataset<Row> owners;
  private final Optional<String> version;
  private final Optional<RecommenderModel> learnt;

  /**
   * Opens the recommender.
   *
   * @param pins identities, orders and models among them
   * @param asOf whose purchases are seen
   * @param recommender name of the recommender, such as {@code taste}; empty where the
   *     configuration has none
   */
  public ItemDemand(Lake lake, Pins pins, AsOf asOf, Optional<String> recommender) {
    this.facts = new PersonFacts(lake, pins);
    this.owners =
        ItemEvents.of(facts, asOf, Set.of(ItemEvents.SALE))
            .select("person_id", "item_id")
            .distinct();
    this.version = recommender.flatMap(name -> inUse(lake, pins, name));
    this.learnt =
        version
            .map(one -> ModelShelf.folder(lake, recommender.get(), one).toString())
            .map(folder -> Recommenders.load(lake.spark(), folder));
  }

  private static Optional<String> inUse(Lake lake, Pins pins, String recommender) {
    return lake
        .readOrEmpty(Table.MODELS, pins)
        .where(col("champion").and(col("model").equalTo(recommender)))
        .select("version")
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .findFirst();
  }

  /** The recommender's algorithm; empty where none is in use. */
  public Optional<String> algorithm() {
    return learnt.map(RecommenderModel::algorithm);
  }

  /** The recommender's version; empty where none is in use. */
  public Optional<String> version() {
    return version;
  }

  /** Who bought what: {@code (person_id, item_id)}, each pair once, no order. */
  public Dataset<Row> owners() {
    return owners;
  }

  /**
   * The people who would most want an item. Out: {@code (person_id, rank INT, score DOUBLE)}, at
   * most so many rows, rank from 1 by score descending, then person ascending; without those who
   * bought it, unless it is bought again; no row where the model does not know the item, and where
   * none is in use. To be read before {@link #close()}.
   *
   * @param item a row of {@code Table.ITEMS}
   * @param most people, 1 or more
   */
  public Dataset<Row> of(Row item, int most) {
    Dataset<Row> barred = item.<Boolean>getAs("rebuy") ? owners.limit(0) : owners;
    return learnt
        .map(model -> ItemAudience.of(model, facts.persons(), barred, item.getAs("item_id"), most))
        .orElseGet(() -> facts.spark().createDataFrame(List.of(), AUDIENCE));
  }

  /** Lets go of the recommender. */
  @Override
  public void close() {
    learnt.ifPresent(RecommenderModel::close);
  }
}
