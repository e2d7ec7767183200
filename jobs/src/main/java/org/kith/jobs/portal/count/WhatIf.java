package org.kith.jobs.portal.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.jobs.portal.count.CrowdDocument.Destination;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** Counts people by conditions that all must hold, and how many of them each place could reach. */
public final class WhatIf {

  private WhatIf() {}

  /**
   * A funnel.
   *
   * @param people for whom all conditions hold
   * @param consented of these, who agreed to the purpose, on the channel of some place at least
   * @param notSuppressed of these, whom no segment of the brand leaves out
   * @param reachable of these, whom each place can reach and who agreed to what it asks for, in the
   *     order of the places
   */
  public record Funnel(long people, long consented, long notSuppressed, List<Reach> reachable) {}

  /** How many people a place can reach. */
  public record Reach(Destination destination, long people) {}

  /**
   * Counts.
   *
   * @param conditions those that ask for nothing are passed over; without any, everybody counts
   * @param purpose what people must have agreed to
   */
  public static Funnel count(Crowd crowd, List<Condition> conditions, String purpose) {
    ImmutableRoaringBitmap people = people(crowd, conditions);
    MutableRoaringBitmap left = ImmutableRoaringBitmap.and(people, crowd.set("consent:" + purpose));
    long consented = left.getLongCardinality();
    crowd.namesUnder("suppressed:").forEach(name -> left.andNot(crowd.set(name)));
    List<Reach> reachable = new ArrayList<>();
    for (Destination destination : crowd.destinations()) {
      reachable.add(new Reach(destination, reached(crowd, left, destination, purpose)));
    }
    return new Funnel(people.getLongCardinality(), consented, left.getLongCardinality(), reachable);
  }

  private static long reached(
      Crowd crowd, ImmutableRoaringBitmap left, Destination destination, String purpose) {
    ImmutableRoaringBitmap agreed =
        destination.channel() == null
            ? left
            : ImmutableRoaringBitmap.and(left, crowd.set(destination.agreed(purpose)));
    return destination.isForEverybody()
        ? agreed.getLongCardinality()
        : ImmutableRoaringBitmap.andCardinality(agreed, crowd.set(destination.set()));
  }

  /** The conditions as one Spark SQL predicate over the profile. */
  public static String predicate(Crowd crowd, List<Condition> conditions) {
    String all =
        conditions.stream()
            .filter(Condition::asks)
            .map(condition -> predicate(crowd.tag(condition.tag()).orElseThrow(), condition))
            .collect(Collectors.joining("\nAND "));
    return all.isEmpty() ? "true" : all;
  }

  private static String predicate(Tag tag, Condition condition) {
    String any =
        condition.options().stream()
            .map(option -> tag.options().get(option).sql())
            .collect(Collectors.joining(" OR "));
    return condition.not()
        ? "NOT coalesce(" + any + ", false)"
        : condition.options().size() == 1 ? any : "(" + any + ")";
  }

  /**
   * Small groups first and those that leave out last, so that the set between stays small; a group
   * of several values is met value by value and never put together whole.
   */
  private static ImmutableRoaringBitmap people(Crowd crowd, List<Condition> conditions) {
    List<Condition> wanted =
        conditions.stream()
            .filter(condition -> condition.asks() && !condition.not())
            .sorted(Comparator.comparingLong(condition -> largest(crowd, condition)))
            .toList();
    MutableRoaringBitmap people =
        wanted.isEmpty()
            ? crowd.everybody()
            : crowd.any(wanted.get(0).sets()).toMutableRoaringBitmap();
    for (Condition condition : wanted.subList(Math.min(1, wanted.size()), wanted.size())) {
      people = meeting(crowd, people, condition.sets());
    }
    for (Condition condition : conditions) {
      if (condition.asks() && condition.not()) {
        for (String set : condition.sets()) {
          people.andNot(crowd.set(set));
        }
      }
    }
    return people;
  }

  /** No more people than this fit a condition. */
  private static long largest(Crowd crowd, Condition condition) {
    return condition.sets().stream().mapToLong(crowd::size).sum();
  }

  private static MutableRoaringBitmap meeting(
      Crowd crowd, MutableRoaringBitmap people, List<String> sets) {
    if (sets.size() == 1) {
      people.and(crowd.set(sets.get(0)));
      return people;
    }
    MutableRoaringBitmap met = new MutableRoaringBitmap();
    for (String set : sets) {
      met.or(ImmutableRoaringBitmap.and(people, crowd.set(set)));
    }
    return met;
  }
}
