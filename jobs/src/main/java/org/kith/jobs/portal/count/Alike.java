package org.kith.jobs.portal.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.jobs.portal.count.CrowdDocument.Segment;

/**
 * Segments that overlap almost wholly. The figures of two such segments, one beside the other,
 * would betray the few people who are in one alone; to partners the first by name stands for all
 * that are like it, and of the others nothing is told.
 */
public final class Alike {

  private final Map<String, Segment> standIns = new HashMap<>();

  /** Compares all segments of a crowd. */
  Alike(Crowd crowd) {
    List<Segment> told = new ArrayList<>();
    crowd.segments().stream()
        .sorted(Comparator.comparing(Segment::name))
        .forEach(
            segment ->
                told.stream()
                    .filter(first -> areAlike(crowd, first, segment))
                    .findFirst()
                    .ifPresentOrElse(
                        first -> standIns.put(segment.name(), first), () -> told.add(segment)));
  }

  /** The segment that is told of instead; empty where the segment may be told of itself. */
  public Optional<Segment> standInFor(String segment) {
    return Optional.ofNullable(standIns.get(segment));
  }

  private static boolean areAlike(Crowd crowd, Segment first, Segment second) {
    return Portrait.shared(crowd, first.name(), second.name())
        .isNearlyTheSame(Sizes.FLOOR_OF_PARTNERS);
  }
}
