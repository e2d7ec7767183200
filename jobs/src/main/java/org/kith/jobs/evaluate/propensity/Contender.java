package org.kith.jobs.evaluate.propensity;

import java.util.List;
import java.util.stream.LongStream;
import org.kith.jobs.evaluate.table.Cells;
import org.kith.jobs.evaluate.table.Design;
import org.kith.models.propensity.boosted.BoostedLearner;
import org.kith.models.propensity.boosted.BoostedSettings;
import org.kith.models.propensity.margin.AveragedLearner;
import org.kith.models.propensity.margin.LogisticLearner;
import org.kith.models.propensity.margin.MarginLearner;

/**
 * A learner, and how it wants to see a table.
 *
 * @param learner of margins
 * @param plain whether it takes numbers as they are, unknown ones too
 */
public record Contender(MarginLearner learner, boolean plain) {

  /** The names that {@link #named} knows; bagging costs {@value #BAGS} times boosting. */
  public static final List<String> NAMES = List.of("logistic", "boosted", "bagged");

  private static final int BAGS = 5;

  static Contender named(String name, long seed) {
    return switch (name) {
      case "boosted" -> new Contender(boosted(seed), true);
      case "bagged" ->
          new Contender(
              new AveragedLearner(
                  name, LongStream.range(0, BAGS).mapToObj(bag -> boosted(seed + bag)).toList()),
              true);
      default -> new Contender(LogisticLearner.usual(), false);
    };
  }

  private static MarginLearner boosted(long seed) {
    return new BoostedLearner(BoostedSettings.usual(seed));
  }

  Design design(List<Cells> columns, int... rows) {
    return plain ? Design.plain(columns, rows) : Design.standard(columns, rows);
  }
}
