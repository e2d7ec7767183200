package org.kith.features.social.graph;

import java.util.Arrays;

/** How well clusters fit the ties, without a truth to hold them against. */
public final class ClusterQuality {

  private final TieArrays ties;
  private final double[] people;
  private final double[] tiesWithin;
  private final double[] strengthWithin;
  private final double[] strengthOfEnds;
  private double strength;

  private ClusterQuality(TieArrays ties, int clusters) {
    this.ties = ties;
    people = new double[clusters];
    tiesWithin = new double[clusters];
    strengthWithin = new double[clusters];
    strengthOfEnds = new double[clusters];
  }

  /** Counts the ties within and between. */
  public static ClusterQuality of(TieArrays ties, Clusters found) {
    int[] clusterOf = found.clusterOf();
    int clusters = Arrays.stream(clusterOf).max().orElse(-1) + 1;
    ClusterQuality quality = new ClusterQuality(ties, clusters);
    for (int cluster : clusterOf) {
      quality.people[cluster]++;
    }
    for (long i = 0; i < ties.size(); i++) {
      quality.count(
          clusterOf[ties.src().get(i)], clusterOf[ties.dst().get(i)], ties.strength().get(i));
    }
    return quality;
  }

  private void count(int one, int other, double strong) {
    strength += strong;
    strengthOfEnds[one] += strong;
    strengthOfEnds[other] += strong;
    if (one == other) {
      tiesWithin[one]++;
      strengthWithin[one] += strong;
    }
  }

  /** How many clusters have two people or more. */
  public long clusters() {
    return Arrays.stream(people).filter(size -> size > 1).count();
  }

  /**
   * Share of strength that stays within, less what chance would keep there: Σ wᶜ/m − γ (dᶜ/2m)²
   * (Reichardt and Bornholdt, "Statistical mechanics of community detection", 2006, equation 15),
   * below 1; 0 without ties.
   *
   * @param resolution γ, 1 for plain modularity (Newman and Girvan, 2004)
   */
  public double modularity(double resolution) {
    double sum = 0;
    for (int c = 0; c < people.length && strength > 0; c++) {
      double ends = strengthOfEnds[c] / (2 * strength);
      sum += strengthWithin[c] / strength - resolution * ends * ends;
    }
    return sum;
  }

  /**
   * How unlikely it is that a random graph of the same density has clusters so dense, in nats: Σ
   * C(nᶜ, 2) D(pᶜ ‖ p) over clusters denser than the graph, D the Kullback–Leibler divergence of
   * two coins (Traag, Krings and Van Dooren, "Significant scales in community structure", 2013,
   * equation 2). Ties count, not their strength. 0 or more; 0 where every pair is tied or none.
   */
  public double significance() {
    double density = ties.size() / pairs(ties.people());
    double sum = 0;
    for (int c = 0; c < people.length; c++) {
      double pairs = pairs(people[c]);
      double within = tiesWithin[c] / pairs;
      if (pairs > 0 && within > density) {
        sum += pairs * divergence(within, density);
      }
    }
    return sum;
  }

  private static double pairs(double size) {
    return size * (size - 1) / 2;
  }

  private static double divergence(double q, double p) {
    double certain = q >= 1 ? 0 : (1 - q) * Math.log((1 - q) / (1 - p));
    return q * Math.log(q / p) + certain;
  }
}
