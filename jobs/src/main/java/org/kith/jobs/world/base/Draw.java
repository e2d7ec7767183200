package org.kith.jobs.world.base;

/**
 * Random numbers that depend on seed, stream and index alone, so that any part of the world can be
 * made anywhere, in any order, and comes out the same.
 *
 * <p>SplitMix64 (Steele, Lea and Flood 2014). Elementary functions are {@link StrictMath}'s, whose
 * last bit is the same on every machine.
 */
public final class Draw {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /**
   * @param seed the world's seed
   * @param stream what the numbers are for
   * @param index which person, item or block they are for
   */
  public Draw(long seed, Stream stream, long index) {
    state = mix(mix(seed + GOLDEN * stream.number()) + GOLDEN * index);
  }

  private static long mix(long given) {
    long z = given;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform, above 0 and below 1. */
  public double uniform() {
    return ((bits() >>> 11) + 0.5) * 0x1.0p-53;
  }

  /** Uniform from {@code low} to {@code high}. */
  public double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** True so often. */
  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Uniform whole number from 0, below {@code bound}. */
  public int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** One of the given. */
  @SafeVarargs
  public final <T> T of(T... choices) {
    return choices[below(choices.length)];
  }

  /** An index, each as often as its weight says. */
  public int weighted(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = uniform() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** Exponential with the given rate. */
  public double exponential(double rate) {
    return -StrictMath.log(uniform()) / rate;
  }

  /** Standard normal, by Box and Muller (1958). */
  public double normal() {
    return StrictMath.sqrt(-2 * StrictMath.log(uniform()))
        * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Log-normal with mean 1. */
  public double spread(double sigma) {
    return StrictMath.exp(sigma * normal() - sigma * sigma / 2);
  }

  /** Gamma with scale 1, by Marsaglia and Tsang (2000). */
  public double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * StrictMath.pow(uniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double v = 1 + c * x;
      if (v > 0) {
        v = v * v * v;
        if (StrictMath.log(uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
          return d * v;
        }
      }
    }
  }

  /** Beta, as a ratio of gammas. */
  public double beta(double a, double b) {
    double x = gamma(a);
    double y = gamma(b);
    return x + y > 0 ? x / (x + y) : 0;
  }

  /** Poisson, by Knuth's product for small means and a rounded normal for large ones. */
  public int poisson(double mean) {
    if (mean > 60) {
      return (int) Math.max(0, Math.round(mean + StrictMath.sqrt(mean) * normal()));
    }
    double limit = StrictMath.exp(-mean);
    double product = uniform();
    int count = 0;
    while (product > limit) {
      product *= uniform();
      count++;
    }
    return count;
  }

  /** Pareto from 1 upwards. */
  public double pareto(double shape) {
    return StrictMath.pow(uniform(), -1 / shape);
  }
}
