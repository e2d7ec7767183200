package org.kith.models.recommend.judge;

import java.util.Random;
import org.kith.models.recommend.LocalModel;

/** Small sets of choices and scores, by seed. */
public final class SmallWorlds {

  private SmallWorlds() {}

  /** Up to so many choices of up to 12 people among up to 15 items, on whole seconds. */
  public static ChoiceLog choices(int most, long seed) {
    Random random = new Random(seed);
    ChoiceLog choices = new ChoiceLog();
    for (int i = 0; i < most; i++) {
      choices.add(
          "p" + random.nextInt(12), "i" + random.nextInt(15), 1, 1_000 + random.nextInt(100));
    }
    return choices;
  }

  /** Scores that tie often: whole numbers from -2 to 2, the same for a person and item. */
  public static LocalModel tiedScores(long seed) {
    return (person, scores) -> {
      Random random = new Random(seed * 1_000 + person);
      for (int item = 0; item < scores.length; item++) {
        scores[item] = random.nextInt(5) - 2;
      }
    };
  }
}
