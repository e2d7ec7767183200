package org.kith.features.social.graph;

import java.util.List;

/**
 * A resolution chosen by the graph alone: the one whose clusters are most significant.
 *
 * @param resolution what was chosen, one of {@link #TRIED}
 * @param clusters the best clusters at it
 */
public record Resolution(double resolution, Clusters clusters) {

  /** The resolutions that are tried: half to 32 times that of plain modularity, in steps of √2. */
  public static final List<Double> TRIED =
      List.of(0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0, 11.0, 16.0, 22.0, 32.0);

  /**
   * Tries them all; of equally significant ones the lowest is taken.
   *
   * @param seed the first seed; the others follow it
   * @param seeds how many at each resolution, 1 or more
   */
  public static Resolution mostSignificant(TieArrays ties, long seed, int seeds) {
    Resolution chosen = null;
    double most = Double.NEGATIVE_INFINITY;
    for (double resolution : TRIED) {
      Clusters clusters = Clusters.best(ties, resolution, seed, seeds);
      double significance = ClusterQuality.of(ties, clusters).significance();
      if (significance > most) {
        most = significance;
        chosen = new Resolution(resolution, clusters);
      }
    }
    return chosen;
  }
}
