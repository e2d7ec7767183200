package org.kith.jobs.explain.item;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import org.kith.features.identity.PersonFacts;
import org.kith.features.item.ItemEvents;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.jobs.explain.item.ItemFigures.SimilarItem;
import org.kith.jobs.explain.item.ItemFigures.Wanting;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.choose.Recommenders;
import org.kith.models.recommend.list.ItemAudience;
import org.kith.models.recommend.list.Similar;

/** Asks the recommender of a published release who would want an item. */
public final class ItemInterest {

  private final Lake lake;
  private final Release release;
  private final PersonFacts facts;
  private final Dataset<Row> purchases;

  private ItemInterest(Lake lake, Release release, AsOf asOf) {
    this.lake = lake;
    this.release = release;
    this.facts = new PersonFacts(lake, release.pins());
    this.purchases = ItemEvents.of(facts, asOf, Set.of(ItemEvents.SALE));
  }

  /**
   * What the release says of an item.
   *
   * @param asOf the release's
   * @param model name of the recommender, such as {@code taste}; empty where the configuration has
   *     none
   * @param longest people, and items, at most; 1 or more
   * @throws Problem {@code NOT_FOUND} where the release knows no such item
   */
  public static ItemFigures of(
      Lake lake, Release release, AsOf asOf, Optional<String> model, String itemId, int longest) {
    return new ItemInterest(lake, release, asOf).of(model, itemId, longest);
  }

  private ItemFigures of(Optional<String> model, String itemId, int longest) {
    Row item = item(itemId);
    Dataset<Row> owners = purchases.select("person_id", "item_id").distinct().cache();
    try {
      long buyers = owners.where(col("item_id").equalTo(itemId)).count();
      List<SimilarItem> similar = similar(owners, itemId, longest);
      Optional<String> version = model.map(release.models()::get);
      if (version.isEmpty()) {
        return new ItemFigures(itemId, title(item), buyers, null, null, List.of(), similar);
      }
      boolean boughtAgain = item.<Boolean>getAs("rebuy");
      Dataset<Row> barred = boughtAgain ? owners.limit(0) : owners;
      try (RecommenderModel learnt = load(model.get(), version.get())) {
        List<Wanting> audience =
            ItemAudience.of(learnt, facts.persons(), barred, itemId, longest)
                .orderBy("rank")
                .collectAsList()
                .stream()
                .map(row -> new Wanting(row.getInt(1), row.getString(0), row.getDouble(2)))
                .toList();
        return new ItemFigures(
            itemId, title(item), buyers, learnt.algorithm(), version.get(), audience, similar);
      }
    } finally {
      owners.unpersist();
    }
  }

  private Row item(String itemId) {
    Dataset<Row> items = lake.readOrEmpty(Table.ITEMS, release.pins());
    List<Row> found = items.where(col("item_id").equalTo(itemId)).limit(1).collectAsList();
    if (found.isEmpty()) {
      List<String> known = items.select("item_id").as(Encoders.STRING()).collectAsList();
      throw new Problem(
          Problem.Code.NOT_FOUND,
          "item " + itemId,
          "is not among the %,d of the published release".formatted(known.size()),
          NearestName.hint(itemId, known, "Give an item_id of the catalogue or of an order."));
    }
    return found.get(0);
  }

  private List<SimilarItem> similar(Dataset<Row> owners, String itemId, int longest) {
    Dataset<Row> asked =
        lake.spark().createDataset(List.of(itemId), Encoders.STRING()).toDF("item_id");
    Dataset<Row> titles = lake.readOrEmpty(Table.ITEMS, release.pins());
    return Similar.items(owners, asked, longest)
        .join(titles, col("other_item_id").equalTo(titles.col("item_id")), "left")
        .select(col("rank"), col("other_item_id"), col("title_en"), col("title_zh"), col("score"))
        .orderBy("rank")
        .collectAsList()
        .stream()
        .map(row -> new SimilarItem(row.getInt(0), row.getString(1), title(row), row.getDouble(4)))
        .toList();
  }

  private RecommenderModel load(String model, String version) {
    Path folder = new Path(new Path(new Path(lake.root(), "models"), model), version);
    return Recommenders.load(lake.spark(), folder.toString());
  }

  private static String title(Row item) {
    String english = item.getAs("title_en");
    return english == null ? item.getAs("title_zh") : english;
  }
}
