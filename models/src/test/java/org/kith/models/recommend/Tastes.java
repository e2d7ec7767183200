package org.kith.models.recommend;

import java.util.Map;
import java.util.Random;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.matrix.TasteMatrixBuilder;

/** Small made-up choices for tests, and what fits of them say. */
public final class Tastes {

  private Tastes() {}

  /** Choices at random, a third of all pairs, with weights from 1 to 4. */
  public static TasteMatrix random(long seed, int people, int items) {
    Random random = new Random(seed);
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    for (int item = 0; item < items; item++) {
      builder.addItem(item(item));
    }
    for (int person = 0; person < people; person++) {
      builder.add(person(person), item(random.nextInt(items)), 1, Double.NaN);
      for (int item = 0; item < items; item++) {
        if (random.nextInt(3) == 0) {
          builder.add(person(person), item(item), 1 + random.nextInt(4), Double.NaN);
        }
      }
    }
    return builder.build();
  }

  public static String person(int number) {
    return String.format("p%03d", number);
  }

  public static String item(int number) {
    return String.format("i%03d", number);
  }

  /** People by items, zeros where nothing was chosen. */
  public static double[][] dense(TasteMatrix tastes) {
    double[][] dense = new double[tastes.people().count()][tastes.items().count()];
    for (int person = 0; person < dense.length; person++) {
      int[] items = tastes.weights().columnsOf(person);
      float[] weights = tastes.weights().valuesOf(person);
      for (int at = 0; at < items.length; at++) {
        dense[person][items[at]] = weights[at];
      }
    }
    return dense;
  }

  /** Scores of every item for every person. */
  public static float[][] scores(
      Algorithm algorithm, TasteMatrix tastes, Map<String, String> parameters) {
    LocalModel model =
        algorithm.on(tastes).fit(Parameters.of(algorithm.parameters(), parameters), 7);
    float[][] scores = new float[tastes.people().count()][tastes.items().count()];
    for (int person = 0; person < scores.length; person++) {
      model.score(person, scores[person]);
    }
    return scores;
  }
}
