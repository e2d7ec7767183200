package org.kith.jobs.destination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import org.kith.jobs.segment.Expressions;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.SensitiveColumns;

/** Judges destinations, and the segments that name them, before any job runs. */
public final class DestinationRules {

  /** The column that stands for a person's first recommended items. */
  static final String RECOMMENDATIONS = "recommendations";

  private DestinationRules() {}

  /**
   * Passes when every destination has known columns and legal fields, none of them sensitive, and
   * every segment names known destinations.
   *
   * @param schema the wide frame's columns
   * @throws Problem {@code CONF_INVALID} with every fault, a line each
   */
  public static void check(
      SparkSession spark,
      List<SegmentDefinition> segments,
      List<DestinationDefinition> destinations,
      StructType schema) {
    List<String> faults = new ArrayList<>();
    Set<String> columns = new TreeSet<>(Arrays.asList(schema.fieldNames()));
    columns.add(RECOMMENDATIONS);
    Expressions expressions = new Expressions(spark, schema);
    for (DestinationDefinition destination : destinations) {
      String where = "destination " + destination.name();
      destination
          .columns()
          .forEach(column -> unlessKnown(faults, where, "columns", column, columns));
      SensitiveColumns.faultOfNames(destination.columns())
          .ifPresent(fault -> faults.add(where + ": columns " + fault));
      destination
          .fields()
          .forEach(
              (header, sql) ->
                  expressions
                      .faultOfValue(sql)
                      .ifPresent(
                          fault -> faults.add("%s: fields.%s %s".formatted(where, header, fault))));
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
