package org.kith.models.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well scores tell yes from no, and how true they are as probabilities.
 *
 * <p>Where rows with one score stand on an edge (a bin's, or the first tenth's) they are shared out
 * in proportion, which is the mean over all orders of the tie. Without rows, or without both
 * answers where a measure needs them, a measure is NaN.
 */
public final class BinaryMetrics {

  private static final int BINS = 10;
  private static final double SMALLEST = 1e-15;

  private final ScoreTable table;

  public BinaryMetrics(ScoreTable table) {
    this.table = table;
  }

  /** All of them by the names of the registry. */
  public Map<String, Double> all() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("auc", auc());
    metrics.put("pr_auc", prAuc());
    metrics.put("log_loss", logLoss());
    metrics.put("brier", brier());
    metrics.put("ece", ece());
    metrics.put("lift@10%", lift(0.1));
    return metrics;
  }

  /** Chance that a yes has a higher score than a no, a tie counting half. */
  public double auc() {
    double below = table.allRows() - table.allPositives();
    double pairs = below * table.allPositives();
    double won = 0;
    for (int i = 0; i < table.size(); i++) {
      double negatives = table.rows(i) - table.positives(i);
      below -= negatives;
      won += table.positives(i) * (below + negatives / 2);
    }
    return won / pairs;
  }

  /** Average precision: the sum over scores, falling, of precision times the gain in recall. */
  public double prAuc() {
    double rows = 0;
    double positives = 0;
    double sum = 0;
    for (int i = 0; i < table.size(); i++) {
      rows += table.rows(i);
      positives += table.positives(i);
      sum += positives / rows * table.positives(i);
    }
    return sum / table.allPositives();
  }

  /** Mean of −ln of the probability given to what happened, probabilities kept within 1e-15. */
  public double logLoss() {
    double sum = 0;
    for (int i = 0; i < table.size(); i++) {
      double p = Math.min(1 - SMALLEST, Math.max(SMALLEST, table.score(i)));
      double negatives = table.rows(i) - table.positives(i);
      sum -= table.positives(i) * Math.log(p) + negatives * Math.log(1 - p);
    }
    return sum / table.allRows();
  }

  /** Mean square of score less answer. */
  public double brier() {
    double sum = 0;
    for (int i = 0; i < table.size(); i++) {
      double p = table.score(i);
      double negatives = table.rows(i) - table.positives(i);
      sum += table.positives(i) * (1 - p) * (1 - p) + negatives * p * p;
    }
    return sum / table.allRows();
  }

  /** Expected calibration error over ten bins of equal mass: mean of |score − rate|. */
  public double ece() {
    double sum = 0;
    for (CalibrationPoint bin : calibration(BINS)) {
      sum += bin.rows() * Math.abs(bin.score() - bin.rate());
    }
    return sum / table.allRows();
  }

  /** Rate of yes in the share of rows with the highest scores ÷ the rate in all. */
  public double lift(double share) {
    double wanted = share * table.allRows();
    double rows = 0;
    double positives = 0;
    for (int i = 0; i < table.size() && rows < wanted; i++) {
      double part = Math.min(1, (wanted - rows) / table.rows(i));
      rows += part * table.rows(i);
      positives += part * table.positives(i);
    }
    return positives / wanted / (table.allPositives() / table.allRows());
  }

  /** So many bins of equal mass, from the highest scores to the lowest. */
  public List<CalibrationPoint> calibration(int bins) {
    List<CalibrationPoint> points = new ArrayList<>(bins);
    int at = 0;
    double left = table.size() == 0 ? 0 : table.rows(0);
    for (int bin = 0; bin < bins && at < table.size(); bin++) {
      double room = table.allRows() / bins;
      double rows = 0;
      double scores = 0;
      double positives = 0;
      while (room > table.allRows() * 1e-12 && at < table.size()) {
        double taken = Math.min(room, left);
        rows += taken;
        scores += taken * table.score(at);
        positives += taken * table.positives(at) / table.rows(at);
        room -= taken;
        left -= taken;
        if (left <= table.rows(at) * 1e-12 && ++at < table.size()) {
          left = table.rows(at);
        }
      }
      points.add(new CalibrationPoint(scores / rows, positives / rows, rows));
    }
    return points;
  }
}
