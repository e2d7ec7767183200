package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.BinaryQuality;
import org.kith.models.evaluate.ScoreTable;
import org.kith.models.propensity.margin.Curve;

/**
 * Chooses among learnt scores and ways to calibrate them, on people that none of them learnt from:
 * half of the people draw a curve, its log-loss is that of the other half, and the other way round.
 * The least wins, of equals the first in the order of the settings. What won is calibrated on all.
 */
final class Validation {

  private final PropensitySettings settings;
  private final Dataset<Row> people;
  private final Map<String, Double> losses = new TreeMap<>();
  private PersonScore chosen;
  private double least = Double.POSITIVE_INFINITY;

  /**
   * @param people rows {@code (x array<double>, label, person_id, …)}, cached
   */
  Validation(PropensitySettings settings, Dataset<Row> people) {
    this.settings = settings;
    this.people = people;
  }

  /** The best of one or more scores, calibrated. */
  PersonScore best(List<PersonScore> scores) {
    for (PersonScore score : scores) {
      ScoreTable all = table(score, people);
      if (scores.size() == 1 && settings.calibrations().size() == 1) {
        return score.calibrated(Curve.through(settings.calibrations().get(0), all.points()));
      }
      ScoreTable[] halves = {table(score, half(0)), table(score, half(1))};
      for (String calibration : settings.calibrations()) {
        double loss = loss(calibration, halves);
        losses.put(score.algorithm() + "." + calibration, loss);
        if (chosen == null || loss < least) {
          least = loss;
          chosen = score.calibrated(Curve.through(calibration, all.points()));
        }
      }
    }
    return chosen;
  }

  /** Log-loss of each candidate and calibration, by name; empty where there was no choice. */
  Map<String, Double> losses() {
    return losses;
  }

  private Dataset<Row> half(int half) {
    return people.where(
        pmod(xxhash64(lit(~settings.seed()), col("person_id")), lit(2L)).equalTo(half));
  }

  static ScoreTable table(PersonScore score, Dataset<Row> rows) {
    return BinaryQuality.table(
        score.margins(rows.select("x", "label")).select(col("margin").as("score"), col("label")));
  }

  private static double loss(String calibration, ScoreTable... halves) {
    double sum = 0;
    double rows = 0;
    for (int half = 0; half < halves.length; half++) {
      Curve curve = Curve.through(calibration, halves[1 - half].points());
      BinaryMetrics metrics = new BinaryMetrics(halves[half].map(curve::probability));
      sum += metrics.logLoss() * halves[half].allRows();
      rows += halves[half].allRows();
    }
    return sum / rows;
  }
}
