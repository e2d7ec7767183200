package org.kith.jobs.portal.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.jobs.portal.count.CrowdDocument.Segment;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.models.evaluate.Difference;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/** Who the people of a segment are: what they have more often than everyone else, and whom else. */
public final class Portrait {

  private static final int MOST_MORE_OFTEN = 8;
  private static final int MOST_LESS_OFTEN = 4;
  private static final int MOST_OF_A_TAG = 2;

  private Portrait() {}

  /**
   * How often a value occurs in the segment and outside.
   *
   * @param tag the tag
   * @param value its value, as people read it
   * @param difference shares and the 95 % interval of their difference
   */
  public record Contrast(Tag tag, String value, Difference difference) {}

  /**
   * How many people a segment shares with another.
   *
   * @param segment the other
   * @param shared people of the segment, its one group, and of the other
   */
  public record Overlap(Segment segment, Shared shared) {}

  /**
   * The values that tell the segment's people most from everyone else: first what they have more
   * often, then what they have less often, each by the size of the effect; only what chance hardly
   * explains, and at most two of a tag. Empty when the segment holds nobody or everybody.
   */
  public static List<Contrast> contrasts(Crowd crowd, String segment) {
    return crowd.contrasts(segment, name -> strongestContrasts(crowd, name));
  }

  private static List<Contrast> strongestContrasts(Crowd crowd, String segment) {
    ImmutableRoaringBitmap members = crowd.members(segment);
    long inside = members.getLongCardinality();
    long outside = crowd.people() - inside;
    if (inside == 0 || outside == 0) {
      return List.of();
    }
    List<Contrast> all = new ArrayList<>();
    for (Tag tag : crowd.tags()) {
      for (int i = 0; i < tag.options().size(); i++) {
        String set = "tag:" + tag.name() + ":" + i;
        long both = ImmutableRoaringBitmap.andCardinality(members, crowd.set(set));
        Difference difference = Difference.ofShares(both, inside, crowd.size(set) - both, outside);
        if (difference.isClear()) {
          all.add(new Contrast(tag, tag.options().get(i).value(), difference));
        }
      }
    }
    all.sort(
        Comparator.comparingDouble((Contrast c) -> -Math.abs(c.difference().effect()))
            .thenComparing(contrast -> contrast.tag().name())
            .thenComparing(Contrast::value));
    return strongest(all);
  }

  /** How many people a segment has, in both arms. */
  public static long size(Crowd crowd, String segment) {
    return crowd.size("treat:" + segment) + crowd.size("holdout:" + segment);
  }

  /**
   * How many of a segment carry a value.
   *
   * @param option the value's place in the tag's list
   */
  public static Shared carrying(Crowd crowd, String segment, Tag tag, int option) {
    String set = "tag:" + tag.name() + ":" + option;
    long both = ImmutableRoaringBitmap.andCardinality(crowd.members(segment), crowd.set(set));
    return new Shared(both, size(crowd, segment), crowd.size(set));
  }

  /** Whom the segment shares with each other segment, the most first. */
  public static List<Overlap> overlaps(Crowd crowd, String segment) {
    return crowd.segments().stream()
        .filter(other -> !other.name().equals(segment))
        .map(other -> new Overlap(other, shared(crowd, segment, other.name())))
        .sorted(
            Comparator.comparingLong((Overlap overlap) -> -overlap.shared().both())
                .thenComparing(overlap -> overlap.segment().name()))
        .toList();
  }

  /** Whom two segments share. */
  static Shared shared(Crowd crowd, String segment, String other) {
    return new Shared(
        ImmutableRoaringBitmap.andCardinality(crowd.members(segment), crowd.members(other)),
        size(crowd, segment),
        size(crowd, other));
  }

  private static List<Contrast> strongest(List<Contrast> ordered) {
    Map<String, Integer> ofTag = new HashMap<>();
    List<Contrast> more = new ArrayList<>();
    List<Contrast> less = new ArrayList<>();
    for (Contrast contrast : ordered) {
      boolean isMore = contrast.difference().effect() > 0;
      List<Contrast> side = isMore ? more : less;
      boolean hasRoom = side.size() < (isMore ? MOST_MORE_OFTEN : MOST_LESS_OFTEN);
      if (hasRoom && ofTag.merge(contrast.tag().name(), 1, Integer::sum) <= MOST_OF_A_TAG) {
        side.add(contrast);
      }
    }
    more.addAll(less);
    return more;
  }
}
