package org.kith.models.recommend.list;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Makes one person's list.
 *
 * <p>In: {@code (person_id, ranking array<struct<rank, …>>, owned array<string>)}, the ranking by
 * rank. Out: rows of the given schema.
 */
final class ListMaker implements FlatMapFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private final StructType schema;
  private final int quota;
  private final double lambda;
  private final int length;
  private final Broadcast<Map<String, Shelf>> shelves;
  private final Broadcast<List<Ratings.Rating>> ratings;
  private final int ranked;

  /**
   * @param length of a list, at most
   * @param ratings what strangers get, best first; empty where they keep their ranking
   * @param ranked items that a list is chosen from, at most
   */
  ListMaker(
      StructType schema,
      int quota,
      double lambda,
      int length,
      Broadcast<Map<String, Shelf>> shelves,
      Broadcast<List<Ratings.Rating>> ratings,
      int ranked) {
    this.schema = schema;
    this.quota = quota;
    this.lambda = lambda;
    this.length = length;
    this.shelves = shelves;
    this.ratings = ratings;
    this.ranked = ranked;
  }

  @Override
  public Iterator<Row> call(Row person) {
    List<Object[]> ranking = ranking(person);
    int item = schema.fieldIndex("item_id");
    int score = schema.fieldIndex("score");
    double[] scores = ranking.stream().mapToDouble(row -> (Double) row[score]).toArray();
    Shelf[] places =
        ranking.stream()
            .map(row -> shelves.value().getOrDefault((String) row[item], Shelf.UNKNOWN))
            .toArray(Shelf[]::new);
    List<Row> list = new ArrayList<>();
    for (int place : new Picks(quota, lambda).of(scores, places, length)) {
      Object[] row = ranking.get(place);
      row[schema.fieldIndex("rank")] = list.size() + 1;
      list.add(RowFactory.create(row));
    }
    return list.iterator();
  }

  private List<Object[]> ranking(Row person) {
    List<Row> given = person.getList(1);
    boolean stranger = given.get(0).getAs("model").equals(ListSettings.POPULARITY);
    List<Object[]> rated = stranger ? rated(person) : List.of();
    return rated.isEmpty() ? given.stream().map(row -> flat(person, row)).toList() : rated;
  }

  private Object[] flat(Row person, Row ranked) {
    Object[] row = new Object[schema.size()];
    for (int i = 0; i < row.length; i++) {
      String name = schema.fieldNames()[i];
      row[i] = name.equals("person_id") ? person.getString(0) : ranked.getAs(name);
    }
    return row;
  }

  private List<Object[]> rated(Row person) {
    Set<String> owned = person.isNullAt(2) ? Set.of() : Set.copyOf(person.getList(2));
    return ratings.value().stream()
        .filter(rating -> !owned.contains(rating.itemId()))
        .limit(ranked)
        .map(rating -> rated(person, rating))
        .toList();
  }

  private Object[] rated(Row person, Ratings.Rating rating) {
    Object[] row = new Object[schema.size()];
    row[schema.fieldIndex("person_id")] = person.getString(0);
    row[schema.fieldIndex("item_id")] = rating.itemId();
    row[schema.fieldIndex("score")] = rating.rating();
    row[schema.fieldIndex("reason")] = reason(rating);
    row[schema.fieldIndex("model")] = ListSettings.RATING;
    return row;
  }

  private static String reason(Ratings.Rating rating) {
    String stars = String.format(Locale.ROOT, "%.1f", rating.rating());
    long reviews = rating.reviews();
    return "{\"en\":\"Rated %s of 5 in %d %s\",\"zh\":\"%d条评价，评分%s（满分5分）\"}"
        .formatted(stars, reviews, reviews == 1 ? "review" : "reviews", reviews, stars);
  }
}
