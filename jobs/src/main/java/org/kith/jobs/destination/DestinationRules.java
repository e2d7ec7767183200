package org.kith.jobs.destination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.DefinitionFault;
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
    List<DefinitionFault> faults = new ArrayList<>();
    Set<String> columns = new TreeSet<>(Arrays.asList(schema.fieldNames()));
    columns.add(RECOMMENDATIONS);
    Expressions expressions = new Expressions(spark, schema);
    for (DestinationDefinition destination : destinations) {
      String name = destination.name();
      destination
          .columns()
          .forEach(column -> known("destination", name, "columns", column, columns, faults));
      SensitiveColumns.faultOfNames(destination.columns())
          .ifPresent(fault -> faults.add(fault.of("destination", name, "columns")));
      destination
          .fields()
          .forEach(
              (header, sql) ->
                  expressions
                      .faultOfValue(sql)
                      .ifPresent(
                          fault -> faults.add(fault.of("destination", name, "fields." + header))));
    }
    Set<String> names =
        destinations.stream()
            .map(DestinationDefinition::name)
            .collect(Collectors.toCollection(TreeSet::new));
    for (SegmentDefinition segment : segments) {
      segment
          .destinations()
          .forEach(name -> known("segment", segment.name(), "destinations", name, names, faults));
    }
    if (!faults.isEmpty()) {
      throw Problem.of(faults);
    }
  }

  private static void known(
      String kind,
      String name,
      String key,
      String found,
      Set<String> legal,
      List<DefinitionFault> faults) {
    if (!legal.contains(found)) {
      faults.add(
          new DefinitionFault(
              kind,
              name,
              key,
              "names %s, which is not known".formatted(found),
              NearestName.hint(found, legal, "Name one that is.")));
    }
  }
}
