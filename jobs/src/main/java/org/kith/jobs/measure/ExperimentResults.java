package org.kith.jobs.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.jobs.measure.MeasureFigures.Arms;
import org.kith.jobs.measure.MeasureFigures.Experiment;
import org.kith.jobs.measure.MeasureFigures.Interference;
import org.kith.jobs.measure.MeasureFigures.Lift;
import org.kith.jobs.measure.MeasureFigures.Range;
import org.kith.jobs.measure.MeasureFigures.Slice;
import org.kith.jobs.measure.MeasureFigures.Units;
import org.kith.jobs.measure.estimate.AdjustedDifference;
import org.kith.jobs.measure.estimate.Effect;

/** From an experiment's sums to what may be said of it. */
final class ExperimentResults {

  private static final double LEVEL = 0.05;
  private static final double FRIENDS_MATTER = 0.05;

  private final Cells cells;
  private final Map<String, Long> befriended;

  ExperimentResults(Cells cells, Map<String, Long> befriended) {
    this.cells = cells;
    this.befriended = befriended;
  }

  Experiment of(ExperimentHead head) {
    Cell treat = cells.of(head.experiment(), Slices.ALL, "", Experiments.TREAT);
    Cell holdout = cells.of(head.experiment(), Slices.ALL, "", Experiments.HOLDOUT);
    Arms arms = new Arms(treat.people(), holdout.people(), head.both(), head.waiting());
    boolean comparable = isComparable(treat, holdout);
    Effect orders = comparable ? orders(treat, holdout, LEVEL) : null;
    Effect spend =
        comparable ? AdjustedDifference.of(treat.spend(), holdout.spend(), false, LEVEL) : null;
    return new Experiment(
        head.experiment(),
        head.kind(),
        head.title(),
        head.channel(),
        head.startsOn(),
        head.endsOn(),
        arms,
        units(treat, holdout, orders),
        treat.clicks(),
        treat.cost(),
        lift(orders),
        lift(spend),
        times(orders, arms.treat()),
        times(spend, arms.treat()),
        costPerOrder(treat.cost(), times(orders, arms.treat())),
        wasted(orders, arms.treat()),
        interference(head.experiment(), arms.holdout()),
        slices(head.experiment()),
        comparable && Verdicts.claims(treat, holdout, orders),
        Verdicts.of(arms, Math.min(treat.units(), holdout.units()), orders));
  }

  private static boolean isComparable(Cell treat, Cell holdout) {
    return Math.min(treat.units(), holdout.units()) >= 2;
  }

  private static Units units(Cell treat, Cell holdout, Effect orders) {
    boolean alone = treat.units() == treat.people() && holdout.units() == holdout.people();
    return alone
        ? null
        : new Units(treat.units(), holdout.units(), orders == null ? null : orders.designEffect());
  }

  private static Effect orders(Cell treat, Cell holdout, double level) {
    return AdjustedDifference.of(treat.orders(), holdout.orders(), true, level);
  }

  private List<Slice> slices(String experiment) {
    List<Slice> slices = new ArrayList<>();
    cells
        .slices(experiment)
        .forEach(
            (name, values) ->
                values.forEach(value -> slices.add(slice(experiment, name, value, values.size()))));
    return slices;
  }

  /** Bounds as Bonferroni has them, so that one slice in twenty does not seem to stand out. */
  private Slice slice(String experiment, String name, String value, int siblings) {
    Cell treat = cells.of(experiment, name, value, Experiments.TREAT);
    Cell holdout = cells.of(experiment, name, value, Experiments.HOLDOUT);
    boolean comparable = isComparable(treat, holdout);
    Effect orders = comparable ? orders(treat, holdout, LEVEL / siblings) : null;
    return new Slice(
        name,
        value,
        treat.people(),
        holdout.people(),
        lift(orders),
        treat.cost(),
        wasted(orders, treat.people()),
        comparable && Verdicts.claims(treat, holdout, orders));
  }

  private Interference interference(String experiment, long holdout) {
    long people = befriended.getOrDefault(experiment, 0L);
    double share = holdout == 0 ? 0 : people / (double) holdout;
    return new Interference(people, share, share > FRIENDS_MATTER);
  }

  private static Lift lift(Effect effect) {
    return effect == null
        ? null
        : new Lift(
            effect.treat(),
            effect.holdout(),
            effect.lift(),
            effect.low(),
            effect.high(),
            effect.varianceReduction());
  }

  private static Range times(Effect effect, long people) {
    return effect == null
        ? null
        : new Range(effect.lift() * people, effect.low() * people, effect.high() * people);
  }

  private static Range costPerOrder(Double cost, Range orders) {
    if (cost == null || orders == null || orders.value() <= 0) {
      return null;
    }
    return new Range(
        cost / orders.value(), cost / orders.high(), orders.low() > 0 ? cost / orders.low() : null);
  }

  private static Long wasted(Effect orders, long treat) {
    return orders == null
        ? null
        : Math.round(treat * (1 - Math.min(1, Math.max(0, orders.lift()))));
  }
}
