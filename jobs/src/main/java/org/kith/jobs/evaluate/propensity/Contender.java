package org.kith.jobs.evaluate.propensity;

import java.util.List;
import org.kith.jobs.evaluate.table.Cells;
import org.kith.jobs.evaluate.table.Design;
import org.kith.models.propensity.margin.LogisticLearner;
import org.kith.models.propensity.margin.MarginLearner;
import org.kith.models.propensity.boosted.BoostedLearner;
import org.kith.models.propensity.boosted.BoostedSettings;

/**
 * A learner, and how it wants to see a table.
 *
 * @param learner of margins
 * @param plain whether it takes numbers as they are, unknown ones too
 */
public record Contender(MarginLearner learner, boolean plain) {

  /** The names that {@link #named} knows. */
  public static final List<String> NAMES = List.of("logistic", "boosted");

  static Contender named(String name, long seed) {
    return name.equals("boosted")
        ? new Contender(new BoostedLearner(BoostedSettings.usual(seed)), true)
        : new Contender(LogisticLearner.usual(), false);
  }

  Design design(List<Cells> columns, int... rows) {
    return plain ? Design.plain(columns, rows) : Design.standard(columns, rows);
  }
}
