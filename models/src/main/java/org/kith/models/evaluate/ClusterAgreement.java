package org.kith.models.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far two ways of grouping the same things agree, whatever the groups are called.
 *
 * <p>Both lists name a group for each thing, in the same order.
 */
public final class ClusterAgreement {

  private final double things;
  private final Map<Object, Long> one = new HashMap<>();
  private final Map<Object, Long> other = new HashMap<>();
  private final Map<List<Object>, Long> both = new HashMap<>();

  public ClusterAgreement(List<?> oneWay, List<?> otherWay) {
    things = oneWay.size();
    for (int i = 0; i < oneWay.size(); i++) {
      one.merge(oneWay.get(i), 1L, Long::sum);
      other.merge(otherWay.get(i), 1L, Long::sum);
      both.merge(List.of(oneWay.get(i), otherWay.get(i)), 1L, Long::sum);
    }
  }

  /**
   * Normalised mutual information: the information that both share over the arithmetic mean of
   * their entropies, 0 to 1; 1 where both have a single group.
   */
  public double nmi() {
    double entropies = entropy(one) + entropy(other);
    return entropies == 0 ? 1 : 2 * (entropies - entropy(both)) / entropies;
  }

  /**
   * Adjusted Rand index (Hubert and Arabie, "Comparing partitions", 1985, equation 5): pairs that
   * both put together beyond chance, at most 1, about 0 for chance; 1 where both are the same.
   */
  public double ari() {
    double together = pairs(both);
    double expected = pairs(one) * pairs(other) / (things * (things - 1) / 2);
    double most = (pairs(one) + pairs(other)) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private double entropy(Map<?, Long> groups) {
    return groups.values().stream()
        .mapToDouble(count -> count / things)
        .map(share -> -share * Math.log(share))
        .sum();
  }

  private static double pairs(Map<?, Long> groups) {
    return groups.values().stream().mapToDouble(count -> count * (count - 1) / 2.0).sum();
  }
}
