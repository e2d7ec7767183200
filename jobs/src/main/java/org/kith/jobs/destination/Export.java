package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.kith.jobs.segment.SegmentDefinition;

/**
 * One segment's way to one destination.
 *
 * @param number its place among the night's exports, from 0
 * @param segment whose people
 * @param destination where to
 */
record Export(int number, SegmentDefinition segment, DestinationDefinition destination) {

  /**
   * How many are left of an export.
   *
   * @param reachable people whom the destination can reach, before limit, holdout and cap
   * @param overCap of those to be contacted whom it can reach, who were contacted often enough
   * @param overSelling of the same, who may be contacted but were offered enough
   * @param written those left
   * @param displacedBy by {@code SEGMENT/DESTINATION}, of those over the cap, how many that export
   *     was granted instead
   */
  record Counts(
      long reachable, long overCap, long overSelling, long written, Map<String, Long> displacedBy) {

    static final Counts NONE = new Counts(0, 0, 0, 0, Map.of());

    /** The same people, of whom nobody is in a file. */
    Counts withoutFile() {
      return new Counts(reachable, overCap, overSelling, 0, displacedBy);
    }
  }

  /** All exports, in the order of the segments and of each segment's destinations. */
  static List<Export> of(List<SegmentDefinition> segments, List<DestinationDefinition> named) {
    Map<String, DestinationDefinition> byName =
        named.stream().collect(Collectors.toMap(DestinationDefinition::name, Function.identity()));
    List<Export> exports = new ArrayList<>();
    for (SegmentDefinition segment : segments) {
      for (String name : segment.destinations()) {
        exports.add(new Export(exports.size(), segment, byName.get(name)));
      }
    }
    return exports;
  }

  /** The number of the export of a row's segment to a destination; null where there is none. */
  static Column number(List<Export> exports, DestinationDefinition destination) {
    return coalesce(
        exports.stream()
            .filter(export -> export.destination().equals(destination))
            .map(export -> when(export.isOfSegment(), lit(export.number())))
            .toArray(Column[]::new));
  }

  /** How reports name it: {@code SEGMENT/DESTINATION}. */
  String label() {
    return segment.name() + "/" + destination.name();
  }

  /** Whether a row is of its segment. */
  Column isOfSegment() {
    return col("segment").equalTo(segment.name());
  }
}
