package org.kith.jobs.evaluate.uplift;

import java.util.Arrays;

/** Mean and sample deviation of a figure over splits; the latter is not a number over one. */
record Spread(double mean, double deviation) {

  static Spread of(double[] figures) {
    double mean = Arrays.stream(figures).average().orElse(Double.NaN);
    double squares = Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).sum();
    return new Spread(
        mean, figures.length < 2 ? Double.NaN : Math.sqrt(squares / (figures.length - 1)));
  }
}
