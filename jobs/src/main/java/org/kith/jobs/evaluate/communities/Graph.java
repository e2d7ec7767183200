package org.kith.jobs.evaluate.communities;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kith.features.error.Problem;
import org.kith.features.social.graph.TieArrays;

/**
 * A graph without directions. A pair is one tie however often and whichever way round it is named;
 * weights of its mentions add up, where there are any. Ties of a node to itself, of no positive
 * weight or with an empty end are counted and left out.
 */
final class Graph {

  private final Map<String, TreeMap<String, Double>> ties = new TreeMap<>();
  private final TreeSet<String> names = new TreeSet<>();
  private long rows;
  private long loops;
  private long weightless;
  private long endless;

  void add(String one, String other, String weight) {
    rows++;
    double strong = weight == null ? 1 : number(weight);
    if (one == null || other == null) {
      endless++;
      return;
    }
    if (one.equals(other)) {
      loops++;
      return;
    }
    if (!(strong > 0) || Double.isInfinite(strong)) {
      weightless++;
      return;
    }
    boolean inOrder = one.compareTo(other) < 0;
    TreeMap<String, Double> ends =
        ties.computeIfAbsent(inOrder ? one : other, name -> new TreeMap<>());
    ends.merge(inOrder ? other : one, strong, (sum, more) -> weight == null ? sum : sum + more);
    names.add(one);
    names.add(other);
  }

  /** A node that may have no tie. */
  void addNode(String name) {
    names.add(name);
  }

  /** The nodes in order; their places are the numbers of {@link #tieArrays}. */
  List<String> nodes() {
    return new ArrayList<>(names);
  }

  TieArrays tieArrays() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    TieArrays arrays = new TieArrays(numbers.size());
    ties.forEach(
        (one, ends) ->
            ends.forEach(
                (other, strong) -> arrays.add(numbers.get(one), numbers.get(other), strong)));
    return arrays;
  }

  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("rows", rows);
    counts.put("left_out", loops + weightless + endless);
    counts.put("nodes", names.size());
    counts.put("ties", ties.values().stream().mapToLong(TreeMap::size).sum());
    return counts;
  }

  /**
   * Makes sure of a tie.
   *
   * @param file as messages name it
   * @throws Problem {@code INPUT_REFUSED} where it has no tie
   */
  void requireTies(String file) {
    if (ties.isEmpty()) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          file,
          "has no tie of two nodes: of %,d rows %,d tie a node to itself, %,d have no weight above"
                  .formatted(rows, loops, weightless)
              + " 0 and %,d lack an end".formatted(endless),
          "Put the ends into the first two columns, and a weight into one of that name.");
    }
  }

  /** A weight as it is written; not finite where it is none. */
  static double number(String weight) {
    try {
      return Double.parseDouble(weight);
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }
}
