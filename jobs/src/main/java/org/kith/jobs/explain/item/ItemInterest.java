package org.kith.jobs.explain.item;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.time.AsOf;
import org.kith.jobs.explain.item.ItemFigures.SimilarItem;
import org.kith.jobs.explain.item.ItemFigures.Wanting;
import org.kith.jobs.night.item.ItemDemand;
import org.kith.jobs.night.item.KnownItems;
import org.kith.models.recommend.list.Similar;

/** Asks the recommender of a published release who would want an item. */
public final class ItemInterest {

  private final KnownItems items;
  private final ItemDemand demand;
  private final Dataset<Row> owners;

  private ItemInterest(KnownItems items, ItemDemand demand) {
    this.items = items;
    this.demand = demand;
    this.owners = demand.owners();
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
    KnownItems items = new KnownItems(lake, release.pins());
    Row item = items.find(itemId).orElseThrow(() -> unknown(items, itemId));
    try (ItemDemand demand = new ItemDemand(lake, release.pins(), asOf, model)) {
      return new ItemInterest(items, demand).of(item, itemId, longest);
    }
  }

  private static Problem unknown(KnownItems items, String itemId) {
    return new Problem(
        Problem.Code.NOT_FOUND,
        "item " + itemId,
        items.fault(),
        items.hint(itemId, "Give an item_id of the catalogue or of an order."));
  }

  private ItemFigures of(Row item, String itemId, int longest) {
    owners.cache();
    try {
      return new ItemFigures(
          itemId,
          title(item),
          owners.where(col("item_id").equalTo(itemId)).count(),
          demand.algorithm().orElse(null),
          demand.version().orElse(null),
          audience(item, longest),
          similar(itemId, longest));
    } finally {
      owners.unpersist();
    }
  }

  private List<Wanting> audience(Row item, int longest) {
    return demand.of(item, longest).orderBy("rank").collectAsList().stream()
        .map(row -> new Wanting(row.getInt(1), row.getString(0), row.getDouble(2)))
        .toList();
  }

  private List<SimilarItem> similar(String itemId, int longest) {
    Dataset<Row> asked =
        owners.sparkSession().createDataset(List.of(itemId), Encoders.STRING()).toDF("item_id");
    Dataset<Row> titles = items.all();
    return Similar.items(owners, asked, longest)
        .join(titles, col("other_item_id").equalTo(titles.col("item_id")), "left")
        .select(col("rank"), col("other_item_id"), col("title_en"), col("title_zh"), col("score"))
        .orderBy("rank")
        .collectAsList()
        .stream()
        .map(row -> new SimilarItem(row.getInt(0), row.getString(1), title(row), row.getDouble(4)))
        .toList();
  }

  private static String title(Row item) {
    String english = item.getAs("title_en");
    return english == null ? item.getAs("title_zh") : english;
  }
}
