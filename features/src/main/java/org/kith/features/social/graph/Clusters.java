package org.kith.features.social.graph;

import java.util.Random;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeIntArray;

/**
 * The cluster of each number, and how many of its ties stay within.
 *
 * @param clusterOf cluster by number; the clusters' own numbers mean nothing
 * @param tiesWithin ties to numbers of the same cluster, by number
 */
public record Clusters(int[] clusterOf, int[] tiesWithin) {

  private static final int ITERATIONS = 10;

  /**
   * Clusters of high modularity, by the Leiden algorithm (Traag, Waltman and van Eck, "From Louvain
   * to Leiden", 2019).
   *
   * <p>Nodes weigh what their ties weigh together, and the resolution is divided by twice the
   * weight of all ties, which turns the algorithm's own quality function into modularity (Reichardt
   * and Bornholdt, 2006).
   *
   * @param resolution 1 for plain modularity, more for smaller clusters
   */
  public static Clusters of(TieArrays ties, double resolution, long seed) {
    int[] clusterOf = ties.size() == 0 ? apart(ties.people()) : leiden(ties, resolution, seed);
    int[] within = new int[ties.people()];
    for (long i = 0; i < ties.size(); i++) {
      int one = ties.src().get(i);
      int other = ties.dst().get(i);
      if (clusterOf[one] == clusterOf[other]) {
        within[one]++;
        within[other]++;
      }
    }
    return new Clusters(clusterOf, within);
  }

  /**
   * Of several seeds the clusters with the greatest modularity, the earlier at a tie.
   *
   * @param seed the first seed; the others follow it
   * @param seeds how many, 1 or more
   */
  public static Clusters best(TieArrays ties, double resolution, long seed, int seeds) {
    Clusters best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < seeds; i++) {
      Clusters found = of(ties, resolution, seed + i);
      double modularity = ClusterQuality.of(ties, found).modularity(resolution);
      if (modularity > most) {
        most = modularity;
        best = found;
      }
    }
    return best;
  }

  private static int[] apart(int people) {
    int[] clusterOf = new int[people];
    java.util.Arrays.setAll(clusterOf, number -> number);
    return clusterOf;
  }

  private static int[] leiden(TieArrays ties, double resolution, long seed) {
    Network network =
        new Network(
            ties.people(),
            true,
            new LargeIntArray[] {ties.src(), ties.dst()},
            ties.strength(),
            false,
            false);
    double scaled = resolution / (2 * network.getTotalEdgeWeight());
    LeidenAlgorithm algorithm =
        new LeidenAlgorithm(
            scaled, ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(seed));
    return algorithm.findClustering(network).getClusters();
  }
}
