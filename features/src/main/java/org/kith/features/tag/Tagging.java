package org.kith.features.tag;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.kith.features.tag.relation.Relations;
import org.kith.features.tag.rule.Rule;
import org.kith.features.time.AsOf;

/**
 * Runs a tag catalogue over what is known of people: for one day as tags and profile, for many days
 * as features. Both come from the same aggregations.
 */
public final class Tagging {

  private final TagCatalogue catalogue;
  private final Relations relations;
  private final Dataset<Row> people;
  private final Map<String, Aggregation> aggregations = new LinkedHashMap<>();
  private final TypeCheck types;

  /**
   * Checks the type of every rule; no job runs.
   *
   * @param people whose tags are told: {@code person_id}, which may repeat
   * @throws org.kith.features.error.Problem {@code CONF_INVALID} naming tag and key of each rule
   *     that Spark cannot analyse, and of each feature that is neither number nor boolean
   */
  public Tagging(TagCatalogue catalogue, Relations relations, Dataset<Row> people) {
    this.catalogue = catalogue;
    this.relations = relations;
    this.people = people.select("person_id").where(col("person_id").isNotNull()).distinct();
    Map<String, List<TagDefinition>> byRelation = new LinkedHashMap<>();
    for (TagDefinition tag : catalogue.tags()) {
      if (!tag.isDerived()) {
        byRelation.computeIfAbsent(tag.from(), name -> new ArrayList<>()).add(tag);
      }
    }
    byRelation.forEach((name, tags) -> aggregations.put(name, new Aggregation(name, tags)));
    this.types = new TypeCheck(catalogue, people.sparkSession(), aggregations);
  }

  /** The same of some tags alone, and of what they are computed from. */
  public Tagging narrowedTo(Collection<String> names) {
    return new Tagging(catalogue.only(names), relations, people);
  }

  /** What rules look at. */
  public Relations relations() {
    return relations;
  }

  /** The columns of {@link Tagged#profile()}, without running a job. */
  public StructType profileSchema() {
    return types.profile();
  }

  /**
   * What the catalogue says of every person on a day. One small job runs, which counts what is
   * there; the frames are computed when they are first read, and held until the result is closed.
   */
  public Tagged at(AsOf asOf) {
    List<AsOf> days = List.of(asOf);
    List<Dataset<Row>> held = new ArrayList<>();
    Map<String, Dataset<Row>> rows = rowsAt(days);
    int parts = Parts.of(rows.values());
    rows.replaceAll(
        (name, frame) -> {
          Dataset<Row> kept = Aggregation.gathered(frame, parts).persist();
          held.add(kept);
          return kept;
        });
    Dataset<Row> whom = people.repartition(parts, col("person_id"));
    whom = whom.withColumn("cutoff", lit(asOf.day()));
    Applicability applicability = Applicability.of(catalogue, rows);
    List<Dataset<Row>> sums = sums(days, rows);
    ranks(applicability, days, rows, whom).ifPresent(sums::add);
    Wide wide = wide(applicability, days, whom, sums);
    held.add(wide.persist());
    return new Tagged(wide, asOf, held);
  }

  /**
   * The tags marked {@code feature} as they were at each cut-off, of everybody of whom something
   * was known before it.
   *
   * <p>Out: {@code person_id, cutoff DATE} (the as-of's day) and a column a feature, of its rule's
   * type; one row a person and cut-off, no order. Nothing that happened or came to be known at the
   * cut-off or later changes a row. A feature that does not apply at a cut-off is null there.
   *
   * @param cutoffs one or more, of one zone
   */
  public Dataset<Row> features(List<AsOf> cutoffs) {
    List<String> names =
        catalogue.tags().stream().filter(TagDefinition::feature).map(TagDefinition::name).toList();
    Tagging narrow = narrowedTo(names);
    Dataset<Row> known =
        relations
            .known(cutoffs)
            .orElseGet(() -> people.limit(0).withColumn("cutoff", lit(cutoffs.get(0).day())));
    List<Column> columns = new ArrayList<>(List.of(col("person_id"), col("cutoff")));
    names.forEach(name -> columns.add(col(name)));
    Map<String, Dataset<Row>> rows = narrow.rowsAt(cutoffs);
    Applicability applicability = Applicability.of(narrow.catalogue, rows);
    return narrow
        .wide(applicability, cutoffs, known, narrow.sums(cutoffs, rows))
        .rows()
        .select(columns.toArray(Column[]::new));
  }

  /**
   * The tags that a window over all people tells, by themselves: a window moves and sorts rows, and
   * beside all that is known of a person these would be a hundred times as wide. They read their
   * rows a second time, which costs little of rows that are held.
   */
  private Optional<Dataset<Row>> ranks(
      Applicability applicability,
      List<AsOf> cutoffs,
      Map<String, Dataset<Row>> rows,
      Dataset<Row> whom) {
    List<String> names =
        catalogue.tags().stream()
            .filter(tag -> tag.isDerived() && Rule.parse(tag.rule()).hasWindow())
            .map(TagDefinition::name)
            .toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    Tagging narrow = narrowedTo(names);
    List<Column> columns = new ArrayList<>(List.of(Aggregation.KEY));
    names.forEach(name -> columns.add(col(name)));
    return Optional.of(
        narrow
            .wide(applicability, cutoffs, whom, narrow.sums(cutoffs, rows))
            .rows()
            .select(columns.toArray(Column[]::new)));
  }

  private Wide wide(
      Applicability applicability, List<AsOf> cutoffs, Dataset<Row> whom, List<Dataset<Row>> sums) {
    return new Wide(catalogue, applicability, aggregations, types, cutoffs, whom, sums);
  }

  private List<Dataset<Row>> sums(List<AsOf> cutoffs, Map<String, Dataset<Row>> rows) {
    List<Dataset<Row>> sums = new ArrayList<>();
    aggregations.forEach(
        (name, aggregation) -> {
          if (rows.containsKey(name)) {
            sums.addAll(aggregation.of(rows.get(name), cutoffs.get(0).zone()));
          }
        });
    return sums;
  }

  private Map<String, Dataset<Row>> rowsAt(List<AsOf> cutoffs) {
    Map<String, Dataset<Row>> rows = new LinkedHashMap<>();
    aggregations.forEach(
        (name, aggregation) -> {
          Set<String> used = aggregation.used();
          relations
              .at(name, cutoffs, used)
              .ifPresent(frame -> rows.put(name, aggregation.narrowed(frame)));
        });
    return rows;
  }
}
