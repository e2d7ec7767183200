package org.kith.jobs.report;

import java.util.List;
import java.util.Locale;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.measure.MeasureFigures.Experiment;
import org.kith.jobs.measure.MeasureFigures.Lift;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Numbers;

/** What campaigns and segments were found to have earned, when that was last measured. */
final class Earned {

  private static final int MOST = 12;

  private Earned() {}

  static Section section(MeasureFigures measured) {
    List<Experiment> over =
        measured.experiments().stream().filter(one -> one.orders() != null).toList();
    long shown = over.stream().filter(Experiment::claim).count();
    String lead =
        "Of %s measured with orders to %s, %s shown to have changed how many people order."
            .formatted(
                Numbers.count(over.size(), "campaign"),
                Numbers.day(measured.asOf()),
                shown == 1 ? "1 is" : Numbers.count(shown) + " are");
    if (over.isEmpty()) {
      return new Section("earned", "What campaigns earned", "活动成效", lead, List.of());
    }
    Table table =
        new Table(
            "The latest, beside those held out, with 95 % bounds",
            2,
            List.of("Campaign", "Finding", "Contacted", "Held out", "Order rate, points", "Cost"));
    over.stream().limit(MOST).forEach(one -> table.row(row(one)));
    return new Section("earned", "What campaigns earned", "活动成效", lead, List.of(table));
  }

  private static List<Piece> row(Experiment one) {
    return List.of(
        Piece.text(one.title() == null ? one.experiment() : one.title()),
        finding(one),
        Piece.text(Numbers.people(one.arms().treat())),
        Piece.text(Numbers.people(one.arms().holdout())),
        Piece.text(points(one.orders())),
        Piece.text(
            one.cost() == null ? Numbers.NONE : String.format(Locale.ROOT, "%,.2f", one.cost())));
  }

  private static Piece finding(Experiment one) {
    if (!one.claim()) {
      return Piece.both("no claim", "无结论");
    }
    return one.orders().lift() > 0
        ? Piece.both("more order", "显著上升")
        : Piece.both("fewer order", "显著下降");
  }

  private static String points(Lift lift) {
    return String.format(
        Locale.ROOT,
        "%+.1f (%+.1f to %+.1f)",
        100 * lift.lift(),
        100 * lift.low(),
        100 * lift.high());
  }
}
