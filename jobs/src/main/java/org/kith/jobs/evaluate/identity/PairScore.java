package org.kith.jobs.evaluate.identity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well pairs of records put together are those that belong together.
 *
 * @param right pairs put together that belong together
 * @param found pairs put together
 * @param belonging pairs that belong together
 */
record PairScore(long right, long found, long belonging) {

  /**
   * Counts pairs.
   *
   * @param found each record's cluster; a record that is not there is alone
   * @param truth each record's true cluster; a record that is not there is alone
   * @param sides each record's file
   * @param acrossFiles whether only pairs of two files count
   */
  static PairScore of(
      Map<String, String> found,
      Map<String, String> truth,
      Map<String, Integer> sides,
      boolean acrossFiles) {
    Pairs both = new Pairs(acrossFiles);
    Pairs put = new Pairs(acrossFiles);
    Pairs real = new Pairs(acrossFiles);
    sides.forEach(
        (id, side) -> {
          String cluster = found.get(id);
          String person = truth.get(id);
          if (cluster != null) {
            put.add(List.of(cluster), side);
          }
          if (person != null) {
            real.add(List.of(person), side);
          }
          if (cluster != null && person != null) {
            both.add(List.of(cluster, person), side);
          }
        });
    return new PairScore(both.pairs, put.pairs, real.pairs);
  }

  /** {@code precision}, {@code recall} and {@code f1}; not a number where there is no pair. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("precision", right / (double) found);
    metrics.put("recall", right / (double) belonging);
    metrics.put("f1", 2.0 * right / (found + belonging));
    return metrics;
  }

  /** Pairs within groups, counted as members come. */
  private static final class Pairs {

    private final boolean acrossFiles;
    private final Map<List<String>, Map<Integer, Long>> groups = new HashMap<>();
    private long pairs;

    Pairs(boolean acrossFiles) {
      this.acrossFiles = acrossFiles;
    }

    void add(List<String> group, int side) {
      Map<Integer, Long> members = groups.computeIfAbsent(group, none -> new HashMap<>());
      members.forEach((each, count) -> pairs += acrossFiles && each == side ? 0 : count);
      members.merge(side, 1L, Long::sum);
    }
  }
}
