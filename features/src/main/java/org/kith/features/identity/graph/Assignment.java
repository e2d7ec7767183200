package org.kith.features.identity.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which records are one person's, the best links first.
 *
 * <p>A link joins the persons of its two records unless they would have more records than one
 * person may have, two records that are to be apart, or, where sides are told apart, two of one
 * side. So a component that grew too large falls apart at its weakest links. Links of one weight go
 * by their ids.
 */
public final class Assignment {

  /**
   * A pair of records that may be one person's.
   *
   * @param one the lesser id
   * @param other the greater
   * @param weight log2 of the odds
   */
  public record Link(String one, String other, double weight) {

    /** The best first. */
    static final Comparator<Link> BEST =
        Comparator.comparingDouble((Link link) -> -link.weight)
            .thenComparing(Link::one)
            .thenComparing(Link::other);
  }

  private final int largestPerson;
  private final Map<String, Integer> sides;
  private final List<List<String>> parted;
  private final Map<String, String> parent = new HashMap<>();
  private final Map<String, List<String>> records = new TreeMap<>();

  /**
   * Records of which a person may have some.
   *
   * @param sides by id, where a person has at most one record of a side; empty where any number
   * @param parted pairs of ids that are two people's
   */
  public Assignment(int largestPerson, Map<String, Integer> sides, List<List<String>> parted) {
    this.largestPerson = largestPerson;
    this.sides = sides;
    this.parted = parted;
  }

  /** The persons of two or more records: each record's person by its id, a person's least id. */
  public Map<String, String> of(List<Link> links) {
    List<Link> sorted = new ArrayList<>(links);
    sorted.sort(Link.BEST);
    for (Link link : sorted) {
      join(root(link.one), root(link.other));
    }
    Map<String, String> persons = new TreeMap<>();
    for (List<String> each : records.values()) {
      String least = each.stream().min(Comparator.naturalOrder()).orElseThrow();
      each.forEach(record -> persons.put(record, least));
    }
    return persons;
  }

  private void join(String one, String other) {
    if (one.equals(other) || !fit(records.get(one), records.get(other))) {
      return;
    }
    boolean larger = records.get(one).size() >= records.get(other).size();
    String kept = larger ? one : other;
    String gone = larger ? other : one;
    records.get(kept).addAll(records.remove(gone));
    parent.put(gone, kept);
  }

  private boolean fit(List<String> one, List<String> other) {
    if (one.size() + other.size() > largestPerson) {
      return false;
    }
    for (List<String> pair : parted) {
      if (one.contains(pair.get(0)) && other.contains(pair.get(1))
          || one.contains(pair.get(1)) && other.contains(pair.get(0))) {
        return false;
      }
    }
    return sides.isEmpty()
        || one.stream()
            .map(sides::get)
            .noneMatch(other.stream().map(sides::get).toList()::contains);
  }

  private String root(String record) {
    String at = record;
    while (parent.containsKey(at)) {
      at = parent.get(at);
    }
    records.computeIfAbsent(at, alone -> new ArrayList<>(List.of(alone)));
    return at;
  }
}
