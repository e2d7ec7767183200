package org.kith.models.propensity.margin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kith.models.evaluate.CalibrationPoint;

/**
 * Makes a margin into a probability by the likeliest curve that never falls: steps between whose
 * middles it is straight, and level beyond the first and the last. Zadrozny and Elkan (2002).
 *
 * @param margins the steps' mean margins, ascending, one or more
 * @param rates share of yes of each step, ascending, above 0 and below 1
 */
public record Isotonic(List<Double> margins, List<Double> rates) implements Curve {

  private static final double PRIOR = 1;

  public Isotonic {
    margins = List.copyOf(margins);
    rates = List.copyOf(rates);
  }

  @Override
  public double probability(double margin) {
    int last = margins.size() - 1;
    if (margin <= margins.get(0)) {
      return rates.get(0);
    }
    if (margin >= margins.get(last)) {
      return rates.get(last);
    }
    int low = 0;
    int high = last;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (margins.get(middle) <= margin) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double share = (margin - margins.get(low)) / (margins.get(high) - margins.get(low));
    return rates.get(low) + share * (rates.get(high) - rates.get(low));
  }

  /**
   * Pools neighbours that fall (Ayer et al. 1955), then gives each step one more row of the usual
   * rate, so that no step is sure of anything.
   *
   * @param points of (margin, share of yes, rows), one or more, in any order
   */
  public static Isotonic through(List<CalibrationPoint> points) {
    List<CalibrationPoint> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(CalibrationPoint::score));
    List<CalibrationPoint> steps = new ArrayList<>();
    for (CalibrationPoint point : sorted) {
      CalibrationPoint step = point;
      while (!steps.isEmpty() && steps.get(steps.size() - 1).rate() >= step.rate()) {
        step = pooled(steps.remove(steps.size() - 1), step);
      }
      steps.add(step);
    }
    CalibrationPoint all = steps.stream().reduce(Isotonic::pooled).orElseThrow();
    List<Double> margins = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (CalibrationPoint step : steps) {
      double rate = (step.rate() * step.rows() + PRIOR * all.rate()) / (step.rows() + PRIOR);
      margins.add(Digits.nine(step.score()));
      rates.add(Digits.nine(rates.isEmpty() ? rate : Math.max(rate, rates.get(rates.size() - 1))));
    }
    return new Isotonic(margins, rates);
  }

  private static CalibrationPoint pooled(CalibrationPoint a, CalibrationPoint b) {
    double rows = a.rows() + b.rows();
    return new CalibrationPoint(
        (a.score() * a.rows() + b.score() * b.rows()) / rows,
        (a.rate() * a.rows() + b.rate() * b.rows()) / rows,
        rows);
  }
}
