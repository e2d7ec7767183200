package org.kith.models.recommend.list;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Items by their Bayesian-averaged stars, so that one five-star review does not beat a hundred of
 * four and a half.
 *
 * <p>An item with v reviews of mean x is rated (v · x + k · m) ÷ (v + k): Bühlmann's credibility
 * estimate (Bühlmann and Straub 1970). Prior mean m and prior weight k come from the data: m is the
 * mean of all reviews, k = s² ÷ a, where s² is the variance within items and a that between them,
 * estimated without bias. Where items do not differ beyond chance (a ≤ 0), or no item has two
 * reviews, every item is rated m.
 */
public final class Ratings {

  /**
   * One item's rating.
   *
   * @param rating 1 to 5
   * @param reviews 1 or more
   */
  public record Rating(String itemId, double rating, long reviews) implements Serializable {}

  private Ratings() {}

  /**
   * The items that have a review, by rating descending, then item ascending.
   *
   * @param stars {@code (item_id, stars)}, a row a review; a row without either does not count
   */
  public static List<Rating> of(Dataset<Row> stars) {
    List<Row> items =
        stars
            .where(col("item_id").isNotNull().and(col("stars").isNotNull()))
            .select(col("item_id"), col("stars").cast("bigint").as("stars"))
            .groupBy("item_id")
            .agg(
                count(lit(1)).as("reviews"),
                sum("stars").as("sum"),
                sum(col("stars").multiply(col("stars"))).as("squares"))
            .orderBy("item_id")
            .collectAsList();
    Prior prior = Prior.of(items);
    List<Rating> ratings = new ArrayList<>();
    for (Row item : items) {
      long reviews = item.getLong(1);
      ratings.add(new Rating(item.getString(0), prior.rating(item.getLong(2), reviews), reviews));
    }
    ratings.sort(Comparator.comparingDouble(Rating::rating).reversed()); // stable: ties by item
    return ratings;
  }

  /** What is expected of an item before anybody reviewed it; {@code weight} in reviews. */
  private record Prior(double mean, double weight) {

    static Prior of(List<Row> items) {
      double reviews = 0;
      double sum = 0;
      double within = 0;
      double sizeSquares = 0;
      for (Row item : items) {
        double n = item.getLong(1);
        reviews += n;
        sum += item.getLong(2);
        within += item.getLong(3) - (double) item.getLong(2) * item.getLong(2) / n;
        sizeSquares += n * n;
      }
      double mean = sum / reviews;
      double between = 0;
      for (Row item : items) {
        double n = item.getLong(1);
        between += n * Math.pow(item.getLong(2) / n - mean, 2);
      }
      double variance = within / (reviews - items.size());
      double spread = (between - (items.size() - 1) * variance) / (reviews - sizeSquares / reviews);
      boolean differ = reviews > items.size() && spread > 0;
      return new Prior(mean, differ ? variance / spread : Double.POSITIVE_INFINITY);
    }

    double rating(double sum, double reviews) {
      return Double.isInfinite(weight) ? mean : (sum + weight * mean) / (reviews + weight);
    }
  }
}
