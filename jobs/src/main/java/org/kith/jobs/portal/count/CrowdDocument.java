package org.kith.jobs.portal.count;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a crowd's sets stand for; the head of its file.
 *
 * @param release the night that it belongs to
 * @param people how many there are in all
 * @param sets the bitmaps, in the order in which they lie in the file
 * @param tags what people can be told apart by
 * @param segments the night's segments
 * @param destinations the places that take files
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CrowdDocument(
    String release,
    long people,
    List<StoredSet> sets,
    List<Tag> tags,
    List<Segment> segments,
    List<Destination> destinations) {

  /**
   * One bitmap.
   *
   * @param name such as {@code tag:city:0}, {@code treat:win-back}, {@code consent:marketing},
   *     {@code consent:marketing@sms}, {@code suppressed:staff} or {@code reach:wechat}
   * @param bytes its length in the file
   * @param people how many are in it
   */
  public record StoredSet(String name, long bytes, long people) {}

  /**
   * A tag with the values that people carry.
   *
   * @param name column of the profile
   * @param en title
   * @param zh title
   * @param kind its family, such as {@code lifecycle}
   * @param options what can be chosen of it, in order; the i-th is the set {@code tag:NAME:i}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Tag(String name, String en, String zh, String kind, List<Option> options) {}

  /**
   * One value, or one range of values, of a tag.
   *
   * @param value as people read it
   * @param sql the Spark SQL predicate over the profile that holds for the same people
   */
  public record Option(String value, String sql) {}

  /**
   * How a segment was defined that night.
   *
   * @param brand whose people they are; null where the night did not tell
   * @param purpose what its people must have agreed to
   * @param where the rule
   * @param wants the item that its people would most want; null for none
   * @param rankBy what puts people in order; null for nothing
   * @param limit at most so many people; null for all
   * @param selection how people are picked besides; {@link Selection#NONE} where the night did not
   *     tell
   * @param suppressed names of the sets of people it leaves out, each without {@code suppressed:}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Segment(
      String name,
      String en,
      String zh,
      String brand,
      String owner,
      String purpose,
      String where,
      Wants wants,
      String rankBy,
      Long limit,
      Selection selection,
      double holdout,
      long retentionDays,
      List<String> suppressed,
      List<String> destinations) {

    public Segment {
      selection = selection == null ? Selection.NONE : selection;
    }
  }

  /**
   * An item that people would want.
   *
   * @param item its id
   * @param top so many people are among those who would most want it
   */
  public record Wants(String item, int top) {}

  /**
   * A place that takes files.
   *
   * @param id how its files name people; {@code person_id} names everybody
   * @param channel where people must have agreed to be contacted, {@code *} for every channel; null
   *     where all places ask alike
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Destination(String name, String platform, String id, String channel) {

    /** Whether it can name everybody. */
    boolean isForEverybody() {
      return id.equals("person_id");
    }

    /** The set of people who have what it names people by. */
    public String set() {
      return "reach:" + name;
    }

    /** The set of people whom it may contact for a purpose. */
    String agreed(String purpose) {
      return "consent:" + purpose + (channel == null ? "" : "@" + channel);
    }
  }

  public CrowdDocument {
    sets = list(sets);
    tags = list(tags);
    segments = list(segments);
    destinations = list(destinations);
  }

  /**
   * What people can have agreed to, that of the most segments first; where there is no segment,
   * {@code marketing}.
   *
   * @param ofSegments the purpose of each segment
   */
  public static List<String> purposes(Stream<String> ofSegments) {
    Map<String, Long> segments =
        ofSegments.collect(
            Collectors.groupingBy(purpose -> purpose, TreeMap::new, Collectors.counting()));
    return segments.isEmpty()
        ? List.of("marketing")
        : segments.keySet().stream()
            .sorted(Comparator.comparing(segments::get, Comparator.reverseOrder()))
            .toList();
  }

  private static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
