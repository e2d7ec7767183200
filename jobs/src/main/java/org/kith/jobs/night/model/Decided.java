package org.kith.jobs.night.model;

import java.time.LocalDate;
import java.util.List;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.settings.Configuration;

/**
 * When the models that decide were learnt, and what they were asked.
 *
 * @param on the night that learnt them
 * @param from the earliest cut-off that they learnt from
 * @param questions fingerprint of all that was asked, and of the tags that answer
 */
public record Decided(LocalDate on, LocalDate from, String questions) {

  static Decided tonight(Workspace workspace) {
    List<AsOf> cutoffs =
        PropensityTrials.allCutoffs(workspace, workspace.configuration().propensities());
    return new Decided(
        workspace.asOf().day(), cutoffs.get(0).day(), questions(workspace.configuration()));
  }

  /**
   * Whether what was learnt is used on a day as it is.
   *
   * @param every days from one training to the next
   * @param asked fingerprint of what is asked on that day
   */
  boolean stands(LocalDate day, Days every, String asked) {
    return !day.isBefore(on) && day.isBefore(on.plusDays(every.count())) && asked.equals(questions);
  }

  /** Fingerprint of all that is asked, and of the tags that answer. */
  static String questions(Configuration configuration) {
    return Fingerprint.of(
        configuration.tags(),
        configuration.kith().identity().golden(),
        configuration.kith().gates().models(),
        configuration.propensities(),
        configuration.values(),
        configuration.uplifts(),
        configuration.lookalikes());
  }
}
