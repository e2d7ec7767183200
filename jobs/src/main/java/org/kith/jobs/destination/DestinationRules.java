package org.kith.jobs.destination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import org.kith.jobs.segment.SegmentDefinition;

/** Judges destinations, and the segments that name them, before any job runs. */
public final class DestinationRules {

  /** The id that every person has. */
  static final String PERSON_ID = "person_id";

  /** The column that stands for a person's first recommended items. */
  static final String RECOMMENDATIONS = "recommendations";

  private static final Set<String> CONTACT_KINDS =
      new TreeSet<>(
          Set.of("phone", "email", "wechat_unionid", "wechat_openid", "weibo_uid", "device"));

  private static final Set<String> PLAIN_KINDS = new TreeSet<>(Set.of("member", PERSON_ID));

  private DestinationRules() {}

  /**
   * Passes when every destination has a known id and known columns, and every segment names known
   * destinations.
   *
   * @param schema the wide frame's columns
   * @throws Problem {@code CONF_INVALID} with every fault, a line each
   */
  public static void check(
      List<SegmentDefinition> segments,
      List<DestinationDefinition> destinations,
      StructType schema) {
    List<String> faults = new ArrayList<>();
    Set<String> ids = new TreeSet<>(CONTACT_KINDS);
    ids.addAll(PLAIN_KINDS);
    Set<String> columns = new TreeSet<>(Arrays.asList(schema.fieldNames()));
    columns.add(RECOMMENDATIONS);
    for (DestinationDefinition destination : destinations) {
      String where = "destination " + destination.name();
      unlessKnown(faults, where, "id", destination.id(), ids);
      destination
          .columns()
          .forEach(column -> unlessKnown(faults, where, "columns", column, columns));
    }
    Map<String, DestinationDefinition> byName =
        destinations.stream()
            .collect(Collectors.toMap(DestinationDefinition::name, d -> d, (first, next) -> first));
    for (SegmentDefinition segment : segments) {
      String where = "segment " + segment.name();
      segment
          .destinations()
          .forEach(name -> unlessKnown(faults, where, "destinations", name, byName.keySet()));
    }
    if (!faults.isEmpty()) {
      throw new Problem(
          Problem.Code.CONF_INVALID,
          "destinations",
          String.join("\n", faults),
          "Correct the files under the destinations and segments folders.");
    }
  }

  /** Whether identifiers of the kind are kept as keyed hashes. */
  static boolean isHashed(String kind) {
    return CONTACT_KINDS.contains(kind);
  }

  private static void unlessKnown(
      List<String> faults, String where, String key, String found, Set<String> legal) {
    if (!legal.contains(found)) {
      faults.add(
          "%s: %s names %s, which is not known. %s"
              .formatted(where, key, found, NearestName.hint(found, legal))
              .strip());
    }
  }
}
