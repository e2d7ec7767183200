package org.kith.models.recommend.kernel;

import java.util.Arrays;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.numeric.Rows;

/** Scores that are inner products of people's and items' factors. */
public final class FactorScores implements LocalModel {

  private final int rank;
  private final float[] people;
  private final float[] items;

  /**
   * @param rank factors of a person and of an item, 1 or more
   * @param people factors of person p from {@code p * rank}
   * @param items factors of item i from {@code i * rank}
   */
  public FactorScores(int rank, float[] people, float[] items) {
    this.rank = rank;
    this.people = people;
    this.items = items;
  }

  @Override
  public void score(int person, float[] scores) {
    int from = person * rank;
    if (rank % FactorTable.LANES == 0) {
      float[] own = Arrays.copyOfRange(people, from, from + rank);
      Algebra.fastest().products(Rows.of(items, scores.length, rank), own, scores);
      return;
    }
    for (int item = 0; item < scores.length; item++) {
      int row = item * rank;
      float sum = 0;
      for (int f = 0; f < rank; f++) {
        sum += people[from + f] * items[row + f];
      }
      scores[item] = sum;
    }
  }
}
