package org.kith.models.recommend.list;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kith.models.recommend.RecommenderModel;

/** Makes lists of exact rankings: strangers' ratings, quotas, diversity, cut to length. */
final class Finish {

  private final ListSettings settings;
  private final int length;
  private final List<Ratings.Rating> ratings;
  private final Map<String, Shelf> shelves;

  private Finish(
      ListSettings settings, int length, List<Ratings.Rating> ratings, Map<String, Shelf> shelves) {
    this.settings = settings;
    this.length = length;
    this.ratings = ratings;
    this.shelves = shelves;
  }

  /**
   * Gathers what the settings need: nothing where the rankings are the lists.
   *
   * @param length of a list, at most
   */
  static Finish of(RecommenderModel model, ListSettings settings, ListSubject subject, int length) {
    boolean rated =
        settings.strangers().equals(ListSettings.RATING)
            && !model.algorithm().equals(ListSettings.POPULARITY);
    return new Finish(
        settings,
        length,
        rated ? Ratings.of(subject.stars()) : List.of(),
        settings.keepsOrder() ? Map.of() : shelves(subject.items()));
  }

  /**
   * The lists.
   *
   * @param rankings in the shape of {@link RecommenderModel#recommend}
   * @param owned {@code (person_id, item_id)} that must not appear
   * @param items {@code (item_id)} that may appear
   */
  Dataset<Row> of(Dataset<Row> rankings, Dataset<Row> owned, Dataset<Row> items) {
    if (settings.keepsOrder() && ratings.isEmpty()) {
      return rankings;
    }
    Column[] rest =
        Stream.of(rankings.columns())
            .filter(name -> !name.equals("person_id") && !name.equals("rank"))
            .map(name -> col(name))
            .toArray(Column[]::new);
    Column row =
        struct(Stream.concat(Stream.of(col("rank")), Stream.of(rest)).toArray(Column[]::new));
    Dataset<Row> grouped =
        rankings.groupBy("person_id").agg(sort_array(collect_list(row)).as("ranking"));
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(rankings.sparkSession().sparkContext());
    Broadcast<Map<String, Shelf>> shelf = context.broadcast(shelves);
    ListMaker maker =
        new ListMaker(
            rankings.schema(),
            settings.quota(),
            settings.relevance(),
            length,
            shelf,
            context.broadcast(onShelf(items)),
            settings.ranked(length));
    return withOwned(grouped, owned).flatMap(maker, Encoders.row(rankings.schema()));
  }

  private Dataset<Row> withOwned(Dataset<Row> grouped, Dataset<Row> owned) {
    if (ratings.isEmpty()) {
      return grouped.withColumn("owned", lit(null).cast("array<string>"));
    }
    Dataset<Row> sets = owned.groupBy("person_id").agg(collect_set("item_id").as("owned"));
    return grouped.join(sets, new String[] {"person_id"}, "left");
  }

  private List<Ratings.Rating> onShelf(Dataset<Row> items) {
    if (ratings.isEmpty()) {
      return List.of();
    }
    Set<String> ids = new HashSet<>();
    items.select("item_id").collectAsList().forEach(row -> ids.add(row.getString(0)));
    return ratings.stream().filter(rating -> ids.contains(rating.itemId())).toList();
  }

  private static Map<String, Shelf> shelves(Dataset<Row> items) {
    Map<String, Shelf> shelves = new HashMap<>();
    for (Row item :
        items.select("item_id", "department", "category", "subcategory").collectAsList()) {
      shelves.put(
          item.getString(0), Shelf.of(item.getString(1), item.getString(2), item.getString(3)));
    }
    return shelves;
  }
}
