package org.kith.jobs.portal.count;

import java.util.List;
import java.util.Objects;
import org.kith.jobs.portal.count.CrowdDocument.Segment;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** How many people the segments of different brands share, where a lake serves several. */
public final class Brands {

  private Brands() {}

  /** The brands that segments name, in order; one where all name the same. */
  public static List<String> of(Crowd crowd) {
    return crowd.segments().stream()
        .map(Segment::brand)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /** How many people are in segments of both brands; the brand's own people for a brand itself. */
  public static Shared between(Crowd crowd, String one, String other) {
    return shared(membersOf(crowd, one), membersOf(crowd, other));
  }

  /** How many people a segment shares with all segments of a brand together. */
  public static Shared of(Crowd crowd, String segment, String brand) {
    return shared(crowd.members(segment), membersOf(crowd, brand));
  }

  private static Shared shared(ImmutableRoaringBitmap one, ImmutableRoaringBitmap other) {
    return new Shared(
        ImmutableRoaringBitmap.andCardinality(one, other),
        one.getLongCardinality(),
        other.getLongCardinality());
  }

  private static ImmutableRoaringBitmap membersOf(Crowd crowd, String brand) {
    return ImmutableRoaringBitmap.or(
        crowd.segments().stream()
            .filter(segment -> brand.equals(segment.brand()))
            .map(segment -> crowd.members(segment.name()))
            .toArray(ImmutableRoaringBitmap[]::new));
  }
}
