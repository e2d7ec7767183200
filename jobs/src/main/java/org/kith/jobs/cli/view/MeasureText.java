package org.kith.jobs.cli.view;

import java.util.List;
import java.util.Locale;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.measure.MeasureFigures.Experiment;
import org.kith.jobs.measure.MeasureFigures.Lift;
import org.kith.jobs.measure.MeasureFigures.Plan;
import org.kith.jobs.measure.MeasureFigures.Range;
import org.kith.jobs.measure.MeasureFigures.Slice;

/** What was measured, in words and tables. */
public final class MeasureText {

  private MeasureText() {}

  /** Head line, a row an experiment, the slices where something shows, and the plans. */
  public static String of(MeasureFigures figures) {
    return "release %s, orders to %s, entries into segments from %s; differences between the contacted and those held out, 95 %% bounds%n%n%s%s%s"
        .formatted(
            figures.release(),
            figures.asOf(),
            figures.entriesSince(),
            figures.experiments().isEmpty()
                ? "no campaign was reported and no segment was exported yet\n"
                : experiments(figures.experiments()),
            slices(figures.experiments()),
            plans(figures.plans()));
  }

  private static String experiments(List<Experiment> experiments) {
    TextTable table =
        new TextTable(
            "experiment",
            "from",
            "to",
            "treat",
            "holdout",
            "order rate, points",
            "revenue",
            "cost",
            "cost an order",
            "wasted",
            "");
    for (Experiment one : experiments) {
      table.row(
          one.experiment(),
          one.startsOn(),
          one.endsOn(),
          one.arms().treat(),
          one.arms().holdout(),
          points(one.orders()),
          range(one.incrementalRevenue(), "%,.0f"),
          one.cost() == null ? "" : String.format(Locale.ROOT, "%,.2f", one.cost()),
          one.claim() ? range(one.costPerOrder(), "%,.2f") : "",
          one.wastedContacts() == null ? "" : one.wastedContacts(),
          told(one));
    }
    return table + units(experiments) + friends(experiments);
  }

  private static String told(Experiment one) {
    if (one.claim()) {
      return "shown";
    }
    return one.orders() != null
            && hasUnits(one)
            && one.arms().holdout() >= MeasureFigures.FEWEST
            && one.arms().treat() >= MeasureFigures.FEWEST
        ? "no claim: it may have changed nothing"
        : one.why().en();
  }

  private static boolean hasUnits(Experiment one) {
    return one.units() == null
        || Math.min(one.units().treat(), one.units().holdout()) >= MeasureFigures.FEWEST_UNITS;
  }

  private static String units(List<Experiment> experiments) {
    StringBuilder text = new StringBuilder();
    for (Experiment one : experiments) {
      if (one.units() != null) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s: drawn as %,d groups contacted and %,d held out; bounds are those of groups%n",
                one.experiment(),
                one.units().treat(),
                one.units().holdout()));
      }
    }
    return text.toString();
  }

  /** Said once for all of them. */
  private static String friends(List<Experiment> experiments) {
    long many = experiments.stream().filter(one -> one.interference().caveat()).count();
    return many == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "in %d of %d, more than one in twenty of those held out have a contacted friend; what"
                + " friends pass on makes a lift look smaller than it is%n",
            many,
            experiments.size());
  }

  private static String slices(List<Experiment> experiments) {
    TextTable table =
        new TextTable("where it shows", "", "", "treat", "holdout", "order rate, points");
    boolean any = false;
    for (Experiment one : experiments) {
      for (Slice slice : one.slices()) {
        if (slice.claim()) {
          any = true;
          table.row(
              one.experiment(),
              slice.slice(),
              slice.value(),
              slice.treat(),
              slice.holdout(),
              points(slice.orders()));
        }
      }
    }
    return any ? "\n" + table : "";
  }

  private static String plans(List<Plan> plans) {
    if (plans.isEmpty()) {
      return "";
    }
    TextTable table =
        new TextTable(
            "segment, before a campaign",
            "treat",
            "holdout",
            "would order anyway",
            "smallest lift it would show",
            "people needed to show the lift asked for");
    for (Plan plan : plans) {
      table.row(
          plan.segment(),
          plan.treat(),
          plan.holdout(),
          String.format(Locale.ROOT, "%.1f %%", 100 * plan.baseRate()),
          plan.smallestDetectableLift() == null
              ? "none"
              : String.format(Locale.ROOT, "%.1f points", 100 * plan.smallestDetectableLift())
                  + (plan.designEffect() == null
                      ? ""
                      : String.format(Locale.ROOT, ", design effect %.1f", plan.designEffect())),
          plan.peopleNeeded() == null
              ? "nobody is held out"
              : String.format(
                  Locale.ROOT, "%,d for %.1f points", plan.peopleNeeded(), 100 * plan.lift()));
    }
    return "\n" + table;
  }

  private static String points(Lift lift) {
    return lift == null
        ? ""
        : String.format(
            Locale.ROOT,
            "%+.2f (%+.2f to %+.2f)",
            100 * lift.lift(),
            100 * lift.low(),
            100 * lift.high());
  }

  private static String range(Range range, String format) {
    if (range == null) {
      return "";
    }
    String high =
        range.high() == null ? "no bound" : String.format(Locale.ROOT, format, range.high());
    return String.format(Locale.ROOT, format, range.value())
        + " ("
        + String.format(Locale.ROOT, format, range.low())
        + " to "
        + high
        + ")";
  }
}
