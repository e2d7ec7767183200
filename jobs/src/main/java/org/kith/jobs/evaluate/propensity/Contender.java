package org.kith.jobs.evaluate.propensity;

import java.util.List;
import org.kith.jobs.evaluate.table.Cells;
import org.kith.jobs.evaluate.table.Design;
import org.kith.models.propensity.LogisticLearner;
import org.kith.models.propensity.MarginLearner;
import org.kith.models.propensity.boosted.BoostedLearner;
import org.kith.models.propensity.boosted.BoostedSettings;

/**
 * Learners of one kind, and how they want to see a table.
 *
 * @param learners of margins, one of which a validation within the rows learnt from chooses
 * @param plain whether they take numbers as they are, unknown ones too
 */
public record Contender(List<MarginLearner> learners, boolean plain) {

  /** The names that {@link #named} knows. */
  public static final List<String> NAMES = List.of("logistic", "boosted");

  static Contender named(String name, long seed) {
    return name.equals("boosted")
        ? new Contender(
            BoostedSettings.several(seed).stream().<MarginLearner>map(BoostedLearner::new).toList(),
            true)
        : new Contender(List.of(LogisticLearner.usual()), false);
  }

  Design design(List<Cells> columns, int... rows) {
    return plain ? Design.plain(columns, rows) : Design.standard(columns, rows);
  }
}
