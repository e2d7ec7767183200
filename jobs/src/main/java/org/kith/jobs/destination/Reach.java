package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.jobs.segment.SegmentDefinition;

/**
 * Which of the segments' people each destination can have: those who consented to its channel and
 * have an identifier that it can use.
 */
final class Reach {

  private final List<Export> exports;
  private final List<DestinationDefinition> destinations;
  private final Permissions permissions;
  private final IdFrame ids;

  Reach(
      List<Export> exports,
      List<DestinationDefinition> destinations,
      Permissions permissions,
      IdFrame ids) {
    this.exports = exports;
    this.destinations = destinations;
    this.permissions = permissions;
    this.ids = ids;
  }

  /** Why the destination cannot have the row's person; null where it can. */
  Column whyNot(DestinationDefinition destination) {
    return col(name(destination));
  }

  /** Adds ids, and for each destination the reason to rows with {@code (segment, person_id)}. */
  Dataset<Row> beside(Dataset<Row> people, ExportTables tables) {
    return withReasons(ids.beside(people, tables.identities(), tables.vault()));
  }

  private Dataset<Row> withReasons(Dataset<Row> people) {
    Map<Dataset<Row>, String> flags = new IdentityHashMap<>();
    Dataset<Row> judged = people;
    for (DestinationDefinition destination : destinations) {
      Column why = ids.whyNot(destination);
      for (Map.Entry<String, List<String>> purpose : segmentsByPurpose(destination).entrySet()) {
        Optional<Dataset<Row>> granted = permissions.on(purpose.getKey(), destination);
        if (granted.isPresent()) {
          String flag = flags.get(granted.get());
          if (flag == null) {
            flag = "agreed_" + flags.size();
            flags.put(granted.get(), flag);
            Dataset<Row> agreed = granted.get().select("person_id").distinct();
            judged =
                judged.join(agreed.withColumn(flag, lit(true)), new String[] {"person_id"}, "left");
          }
          Column ofPurpose = col("segment").isin(purpose.getValue().toArray());
          String reason =
              destination.channel() == null ? "no-consent" : "no-consent-" + destination.channel();
          why = when(ofPurpose.and(col(flag).isNull()), lit(reason)).otherwise(why);
        }
      }
      judged = judged.withColumn(name(destination), why);
    }
    return judged;
  }

  private Map<String, List<String>> segmentsByPurpose(DestinationDefinition destination) {
    return exports.stream()
        .filter(export -> export.destination().equals(destination))
        .map(Export::segment)
        .collect(
            Collectors.groupingBy(
                SegmentDefinition::purpose,
                LinkedHashMap::new,
                Collectors.mapping(SegmentDefinition::name, Collectors.toList())));
  }

  private String name(DestinationDefinition destination) {
    return "why_" + destinations.indexOf(destination);
  }
}
