package org.kith.jobs.destination;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.jobs.segment.SegmentDefinition;

/**
 * Who may be contacted for which purpose on which channel, for the purposes of segments and the
 * channels of their destinations; frames of {@code person_id}.
 */
public final class Permissions {

  /** Stands for every channel at once. */
  private static final String EVERY = "";

  private final Map<String, Map<String, Dataset<Row>>> granted = new LinkedHashMap<>();

  /**
   * @param asked gives those who consented to a purpose, on one channel or, where it is null, on
   *     every one; asked once for each purpose and channel in use
   */
  public Permissions(
      List<SegmentDefinition> segments,
      List<DestinationDefinition> destinations,
      BiFunction<String, String, Dataset<Row>> asked) {
    Map<String, String> channels =
        destinations.stream()
            .collect(Collectors.toMap(DestinationDefinition::name, Permissions::channel));
    Map<String, TreeSet<String>> wanted = new LinkedHashMap<>();
    for (SegmentDefinition segment : segments) {
      TreeSet<String> ofPurpose =
          wanted.computeIfAbsent(segment.purpose(), purpose -> new TreeSet<>());
      segment.destinations().stream()
          .filter(channels::containsKey)
          .map(channels::get)
          .forEach(ofPurpose::add);
    }
    wanted.forEach(
        (purpose, ofPurpose) -> {
          Map<String, Dataset<Row>> frames = new LinkedHashMap<>();
          (ofPurpose.isEmpty() ? List.of(EVERY) : ofPurpose)
              .forEach(
                  name -> frames.put(name, asked.apply(purpose, name.isEmpty() ? null : name)));
          granted.put(purpose, frames);
        });
  }

  /** By purpose, those who consented to it on any channel in use. */
  public Map<String, Dataset<Row>> byPurpose() {
    Map<String, Dataset<Row>> anyChannel = new HashMap<>();
    granted.forEach(
        (purpose, frames) ->
            anyChannel.put(
                purpose,
                frames.values().stream().reduce(Dataset::unionByName).orElseThrow().distinct()));
    return anyChannel;
  }

  /**
   * Those who consented to what a destination needs; empty where all whom {@link #byPurpose} has
   * did.
   */
  Optional<Dataset<Row>> on(String purpose, DestinationDefinition destination) {
    Map<String, Dataset<Row>> frames = granted.getOrDefault(purpose, Map.of());
    return frames.size() < 2
        ? Optional.empty()
        : Optional.ofNullable(frames.get(channel(destination)));
  }

  private static String channel(DestinationDefinition destination) {
    return destination.channel() == null ? EVERY : destination.channel();
  }
}
