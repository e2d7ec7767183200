package org.kith.jobs.destination;

import java.util.List;
import java.util.Map;
import org.kith.jobs.destination.DestinationDefinition.Cap;
import org.kith.jobs.destination.DestinationDefinition.MatchCount;

/** Destinations for tests, with little said of each. */
public final class Destinations {

  private Destinations() {}

  /** A CSV file with columns. */
  public static DestinationDefinition csv(
      String name, String id, List<String> columns, long minimumSize) {
    return of(name, "csv", id, columns, minimumSize, null, null, Map.of());
  }

  static DestinationDefinition platform(String name, String dialect, String id) {
    return of(name, dialect, id, List.of(), 1, null, null, Map.of());
  }

  /** A platform that finds a person by any of several ids. */
  static DestinationDefinition several(
      String name, String dialect, String id, List<String> also, long minimumSize) {
    return new DestinationDefinition(
        name,
        "generic",
        dialect,
        id,
        also,
        Map.of(),
        List.of(),
        null,
        null,
        minimumSize,
        false,
        null,
        null,
        Map.of());
  }

  static DestinationDefinition onChannel(DestinationDefinition like, String channel) {
    return of(like.name(), like.dialect(), like.id(), like.columns(), 1, channel, null, Map.of());
  }

  static DestinationDefinition capped(DestinationDefinition like, long contacts, int days) {
    return capped(like, new Cap(contacts, days, null));
  }

  static DestinationDefinition capped(DestinationDefinition like, Cap cap) {
    return of(like.name(), like.dialect(), like.id(), like.columns(), 1, null, cap, Map.of());
  }

  static DestinationDefinition matched(
      DestinationDefinition like, Map<String, MatchCount> matched) {
    return of(like.name(), like.dialect(), like.id(), like.columns(), 1, null, null, matched);
  }

  private static DestinationDefinition of(
      String name,
      String dialect,
      String id,
      List<String> columns,
      long minimumSize,
      String channel,
      Cap cap,
      Map<String, MatchCount> matched) {
    return new DestinationDefinition(
        name,
        "generic",
        dialect,
        id,
        List.of(),
        Map.of(),
        columns,
        channel,
        null,
        minimumSize,
        false,
        null,
        cap,
        matched);
  }
}
