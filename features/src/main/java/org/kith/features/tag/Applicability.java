package org.kith.features.tag;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.tag.rule.Rule;

/**
 * Which tags a brand's data cannot bear, and why: because a relation has no rows, or a column that
 * the rule needs has no values, at a cut-off.
 */
final class Applicability {

  private static final Set<String> OF_A_DATE = Set.of("age_days", "day", "hour", "occurred_at");
  private static final Set<String> ALWAYS_THERE =
      Set.of("person_id", "cutoff", "decay", "known_at");

  private final TagCatalogue catalogue;
  private final Map<String, Map<String, Long>> values = new HashMap<>();

  private Applicability(TagCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Counts what is there.
   *
   * @param rows each relation's rows with {@code cutoff}, of the relations that the brand has
   */
  static Applicability of(TagCatalogue catalogue, Map<String, Dataset<Row>> rows) {
    Applicability result = new Applicability(catalogue);
    rows.entrySet().stream()
        .map(entry -> counted(entry.getKey(), entry.getValue(), result.neededOf(entry.getKey())))
        .reduce(Dataset::union)
        .ifPresent(
            counts -> {
              for (Row row : counts.collectAsList()) {
                result.values.put(
                    key(row.getString(0), row.getDate(1).toLocalDate()), row.getJavaMap(2));
              }
            });
    return result;
  }

  /** Why the tag says nothing at the cut-off; empty when it does. */
  Optional<Words> reason(TagDefinition tag, LocalDate cutoff) {
    return tag.isDerived() ? reasonOfDerived(tag, cutoff) : reasonOfRelation(tag, cutoff);
  }

  private Optional<Words> reasonOfRelation(TagDefinition tag, LocalDate cutoff) {
    Map<String, Long> there = values.get(key(tag.from(), cutoff));
    if (there == null) {
      return Optional.of(Missing.relation(tag.from()));
    }
    return needed(tag).stream()
        .filter(column -> there.getOrDefault(column, 0L) == 0)
        .findFirst()
        .map(Missing::column);
  }

  private Optional<Words> reasonOfDerived(TagDefinition tag, LocalDate cutoff) {
    Set<String> needed = catalogue.neededInputs(tag);
    Optional<Words> first = Optional.empty();
    boolean all = true;
    for (String name : catalogue.inputs(tag)) {
      Optional<Words> reason = reason(catalogue.tag(name), cutoff);
      if (reason.isPresent() && needed.contains(name)) {
        return reason;
      }
      all &= reason.isPresent();
      first = first.isPresent() ? first : reason;
    }
    return all ? first : Optional.empty();
  }

  private Set<String> neededOf(String relation) {
    Set<String> columns = new LinkedHashSet<>();
    catalogue.tags().stream()
        .filter(tag -> tag.from().equals(relation))
        .forEach(tag -> columns.addAll(needed(tag)));
    return columns;
  }

  private static Set<String> needed(TagDefinition tag) {
    Set<String> columns = new LinkedHashSet<>();
    if (tag.window() != null) {
      columns.add("occurred_at");
    }
    for (String sql : new String[] {tag.rule(), tag.by(), tag.where()}) {
      if (sql != null) {
        for (String column : Rule.parse(sql).needed(false)) {
          columns.add(OF_A_DATE.contains(column) ? "occurred_at" : column);
        }
      }
    }
    columns.removeAll(ALWAYS_THERE);
    return columns;
  }

  private static Dataset<Row> counted(String relation, Dataset<Row> rows, Set<String> columns) {
    List<Column> counts = new ArrayList<>();
    List<Column> entries = new ArrayList<>(List.of(lit(""), col("_rows")));
    for (String column : columns) {
      counts.add(count(col(column)).as("_" + column));
      entries.add(lit(column));
      entries.add(col("_" + column));
    }
    return rows.groupBy("cutoff")
        .agg(count(lit(1)).as("_rows"), counts.toArray(Column[]::new))
        .select(lit(relation), col("cutoff"), map(entries.toArray(Column[]::new)));
  }

  private static String key(String relation, LocalDate cutoff) {
    return relation + " " + cutoff;
  }
}
