package org.kith.models.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.kith.models.evaluate.Bootstrap.Interval;

/**
 * How far the measures of {@link BinaryMetrics} might have come out otherwise, had others been
 * tested: the percentile bootstrap, with a Poisson count of each row in place of drawing rows, so
 * that a table is resampled as it is (Chamandy, Muralidharan, Najmi and Naidu, 2012, Estimating
 * uncertainty for massive data streams).
 *
 * @param resamples times that people are drawn anew, 20 or more
 * @param seed start of the random generator
 */
public record BinaryIntervals(int resamples, long seed) {

  private static final double MANY = 30;

  /** Where each measure lies with 95 % confidence, by its name; one that is NaN is left out. */
  public Map<String, Interval> of(ScoreTable table) {
    SplittableRandom draw = new SplittableRandom(seed);
    Map<String, List<Double>> drawn = new LinkedHashMap<>();
    for (int i = 0; i < resamples; i++) {
      new BinaryMetrics(resampled(table, draw))
          .all()
          .forEach((name, value) -> drawn.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }
    Map<String, Interval> intervals = new LinkedHashMap<>();
    drawn.forEach(
        (name, values) -> {
          double[] sorted =
              values.stream().filter(Double::isFinite).mapToDouble(value -> value).toArray();
          if (sorted.length == resamples) {
            Arrays.sort(sorted);
            int tail = (int) (0.025 * resamples);
            intervals.put(name, new Interval(sorted[tail], sorted[resamples - 1 - tail]));
          }
        });
    return intervals;
  }

  private static ScoreTable resampled(ScoreTable table, SplittableRandom draw) {
    double[] scores = new double[table.size()];
    double[] rows = new double[table.size()];
    double[] positives = new double[table.size()];
    int kept = 0;
    for (int i = 0; i < table.size(); i++) {
      double yes = poisson(table.positives(i), draw);
      double no = poisson(table.rows(i) - table.positives(i), draw);
      if (yes + no > 0) {
        scores[kept] = table.score(i);
        rows[kept] = yes + no;
        positives[kept++] = yes;
      }
    }
    return new ScoreTable(
        Arrays.copyOf(scores, kept), Arrays.copyOf(rows, kept), Arrays.copyOf(positives, kept));
  }

  /** By products of uniforms (Knuth), and by the normal curve where the mean is large. */
  private static double poisson(double mean, SplittableRandom draw) {
    if (mean <= 0) {
      return 0;
    }
    if (mean > MANY) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * draw.nextGaussian()));
    }
    double least = Math.exp(-mean);
    double product = draw.nextDouble();
    int count = 0;
    while (product > least) {
      product *= draw.nextDouble();
      count++;
    }
    return count;
  }
}
