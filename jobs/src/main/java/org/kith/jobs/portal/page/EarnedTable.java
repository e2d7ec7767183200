package org.kith.jobs.portal.page;

import java.util.List;
import java.util.Locale;
import org.kith.jobs.measure.MeasureFigures.Experiment;
import org.kith.jobs.measure.MeasureFigures.Lift;
import org.kith.jobs.measure.MeasureFigures.Range;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Numbers;

/** What campaigns and segments earned beside those held out, a row for each whose days are over. */
final class EarnedTable {

  private EarnedTable() {}

  static Piece of(View view, List<Experiment> experiments) {
    Table table =
        new Table(
            view.say(
                "Beside those held out; in brackets what chance leaves open, with 95 % confidence.",
                "与对照人群相比；括号内为 95% 置信区间。"),
            2,
            List.of(
                view.say("Campaign", "活动"),
                view.say("Finding", "结论"),
                view.say("Sent to", "已投放"),
                view.say("Held out", "对照"),
                view.say("More who order", "下单提升"),
                view.say("Orders earned", "增量下单人数"),
                view.say("Revenue earned", "增量收入"),
                view.say("Cost", "花费")));
    experiments.stream()
        .filter(one -> one.orders() != null)
        .forEach(one -> table.row(row(view, one)));
    return table;
  }

  private static List<Piece> row(View view, Experiment one) {
    return List.of(
        Piece.text(one.title() == null ? one.experiment() : one.title()),
        Piece.text(finding(view, one)),
        Piece.text(view.sizes().rest(one.arms().treat(), one.arms().holdout())),
        Piece.text(view.sizes().people(one.arms().holdout())),
        Piece.text(lift(view, one.orders())),
        Piece.text(told(view, one.incrementalOrders())),
        Piece.text(told(view, one.incrementalRevenue())),
        Piece.text(
            one.cost() == null || view.sizes().isForPartners() ? Numbers.NONE : whole(one.cost())));
  }

  private static String finding(View view, Experiment one) {
    if (!one.claim()) {
      return view.say("cannot be told", "尚无定论");
    }
    return one.orders().lift() > 0 ? view.say("it worked", "有效") : view.say("it did harm", "适得其反");
  }

  /** To partners in whole points and without what chance leaves open, which tells of the arms. */
  private static String lift(View view, Lift lift) {
    return view.sizes().isForPartners()
        ? String.format(Locale.ROOT, view.say("%+.0f points", "%+.0f 百分点"), 100 * lift.lift())
        : points(view, lift);
  }

  /** Nothing to partners: beside the lift it would tell how many were contacted. */
  private static String told(View view, Range range) {
    return view.sizes().isForPartners() ? Numbers.NONE : range(range);
  }

  private static String points(View view, Lift lift) {
    return view.tongue().points(lift.lift())
        + String.format(Locale.ROOT, " (%+.1f … %+.1f)", 100 * lift.low(), 100 * lift.high());
  }

  private static String range(Range range) {
    if (range == null) {
      return Numbers.NONE;
    }
    return range.low() == null || range.high() == null
        ? whole(range.value())
        : "%s (%s … %s)".formatted(whole(range.value()), whole(range.low()), whole(range.high()));
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
