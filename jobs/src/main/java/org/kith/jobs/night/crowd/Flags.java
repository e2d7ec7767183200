package org.kith.jobs.night.crowd;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.consent.Consents;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.SensitiveColumns;
import org.kith.jobs.settings.Configuration;

/**
 * What is known of people beside their tags, as words: {@code treat:SEGMENT}, {@code
 * holdout:SEGMENT}, {@code suppressed:REASON}, and those of {@link ConsentFlags} and {@link
 * ReachFlags}.
 */
final class Flags {

  /** The column that {@link #beside} adds. */
  static final String COLUMN = "kith_flags";

  private static final String STORED = "kith_flags_stored";

  private final Workspace workspace;

  Flags(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The wide frame with a column of type {@code ARRAY<STRING>}. */
  Dataset<Row> beside(Dataset<Row> wide) {
    Dataset<Row> stored =
        segments()
            .union(reach(wide))
            .union(consents())
            .groupBy("person_id")
            .agg(collect_set("flag").as(STORED));
    Column none = array().cast("array<string>");
    return wide.join(stored, new String[] {"person_id"}, "left")
        .withColumn(COLUMN, array_union(coalesce(col(STORED), none), suppressed(wide)));
  }

  private Dataset<Row> segments() {
    return workspace
        .table(Table.SEGMENTS)
        .select(col("person_id"), concat(col("arm"), lit(":"), col("segment")).as("flag"));
  }

  private Dataset<Row> reach(Dataset<Row> wide) {
    return ReachFlags.of(
        workspace.configuration().destinations(),
        wide.select("person_id"),
        workspace.table(Table.IDENTITIES),
        workspace.table(Table.VAULT),
        workspace.keyring());
  }

  private Dataset<Row> consents() {
    Configuration configuration = workspace.configuration();
    PersonFacts facts = new PersonFacts(workspace.lake(), workspace.pins());
    return ConsentFlags.of(
        CrowdDocument.purposes(configuration.segments().stream().map(SegmentDefinition::purpose)),
        configuration.destinations(),
        (purpose, channel) ->
            Consents.granted(
                facts, configuration.kith().consent(), workspace.asOf(), purpose, channel));
  }

  private Column suppressed(Dataset<Row> wide) {
    Map<String, Column> rules = new TreeMap<>();
    if (Arrays.asList(wide.columns()).contains(SensitiveColumns.AGE)) {
      Column isMinor = col(SensitiveColumns.AGE).lt(SensitiveColumns.GROWN_UP);
      rules.put("minor", coalesce(isMinor, lit(false)));
    }
    for (SegmentDefinition segment : workspace.configuration().segments()) {
      segment.suppress().forEach((reason, rule) -> rules.merge(reason, holds(rule), Column::or));
    }
    Column[] flags =
        rules.entrySet().stream()
            .map(rule -> when(rule.getValue(), "suppressed:" + rule.getKey()))
            .toArray(Column[]::new);
    return array_compact(array(flags).cast("array<string>"));
  }

  private static Column holds(String rule) {
    return coalesce(expr(rule), lit(false));
  }
}
