package org.kith.models.recommend.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class RatingsTest {

  @Test
  void anItemsStarsAreDrawnTowardsTheMeanOfAllByTheCredibilityOfItsReviews() {
    List<Ratings.Rating> ratings = ratings("a:5", "b:5,5,4,5,5,4,5,5", "c:1,4,2,3", "d:3,4,5,2");

    // By hand: sizes 1, 8, 4, 4; sums 5, 38, 10, 14; the mean of all is 67/17.
    double m = 67 / 17.0;
    double within = 0 + (182 - 38 * 38 / 8.0) + (30 - 100 / 4.0) + (54 - 196 / 4.0);
    double variance = within / (17 - 4);
    double between =
        Math.pow(5 - m, 2)
            + 8 * Math.pow(38 / 8.0 - m, 2)
            + 4 * Math.pow(2.5 - m, 2)
            + 4 * Math.pow(3.5 - m, 2);
    double k = variance / ((between - 3 * variance) / (17 - 97 / 17.0));
    assertThat(ratings).extracting(Ratings.Rating::itemId).containsExactly("b", "a", "d", "c");
    assertThat(ratings.get(0).rating()).isCloseTo((38 + k * m) / (8 + k), within(1e-12));
    assertThat(ratings.get(1).rating()).isCloseTo((5 + k * m) / (1 + k), within(1e-12));
    assertThat(ratings).extracting(Ratings.Rating::reviews).containsExactly(8L, 1L, 4L, 4L);
  }

  @Test
  void itemsThatDoNotDifferBeyondChanceAreAllTheMeanInOrderOfItem() {
    assertThat(ratings("b:1,5", "a:5,1", "c:3,3"))
        .extracting(Ratings.Rating::itemId, Ratings.Rating::rating)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", 3.0),
            org.assertj.core.groups.Tuple.tuple("b", 3.0),
            org.assertj.core.groups.Tuple.tuple("c", 3.0));
  }

  @Test
  void oneReviewAnItemTeachesNoDifference() {
    assertThat(ratings("a:5", "b:1")).extracting(Ratings.Rating::rating).containsExactly(3.0, 3.0);
  }

  @Test
  void withoutReviewsThereAreNoRatings() {
    assertThat(ratings()).isEmpty();
  }

  private static List<Ratings.Rating> ratings(String... items) {
    List<Row> rows = new ArrayList<>();
    rows.add(RowFactory.create("unrated", null));
    rows.add(RowFactory.create(null, 5));
    for (String item : items) {
      for (String stars : item.substring(2).split(",")) {
        rows.add(RowFactory.create(item.substring(0, 1), Integer.valueOf(stars)));
      }
    }
    return Ratings.of(ListWorld.frame(rows, "item_id STRING, stars INT"));
  }
}
