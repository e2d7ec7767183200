package org.kith.jobs.cli.view;

import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.night.model.ReproFigures.Difference;

/** A model trained again, in words. */
public final class ReproText {

  private ReproText() {}

  /** Whether it is the same, how many scores were compared, and what differs. */
  public static String of(ReproFigures figures) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %s, trained again for %s: %s%n"
            .formatted(
                figures.model(),
                figures.version(),
                figures.asOf(),
                figures.same() ? "the same within rounding" : "not the same"));
    if (figures.scores() != null) {
      text.append(
          "%,d scores compared, %,d only of the kept model, %,d only of the new one; largest difference %.2g%n"
              .formatted(
                  figures.scores().compared(),
                  figures.scores().onlyKept(),
                  figures.scores().onlyRetrained(),
                  figures.scores().largestDifference()));
    }
    if (!figures.differences().isEmpty()) {
      TextTable table = new TextTable("differs", "card", "this time");
      for (Difference one : figures.differences()) {
        table.row(one.what(), one.card(), one.retrained());
      }
      text.append('\n').append(table);
    }
    return text.toString();
  }
}
