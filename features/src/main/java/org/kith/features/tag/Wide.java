package org.kith.features.tag;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_arrays;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.tag.relation.Relations;
import org.kith.features.tag.rule.Rule;
import org.kith.features.time.AsOf;

/**
 * Every tag of every person at every cut-off, side by side, with the evidence behind each.
 *
 * <p>Its rows have {@code person_id, cutoff}, the profile's columns, {@code _values_NAME} of a
 * multi-valued tag, {@code _count_E} and {@code _last_E} of each piece of evidence.
 */
final class Wide {

  private static final int AT_A_TIME = 7;

  private final TagCatalogue catalogue;
  private final Applicability applicability;
  private final Map<String, Aggregation> aggregations;
  private final TypeCheck types;
  private final ZoneId zone;
  private Dataset<Row> rows;

  /**
   * @param people {@code (person_id, cutoff)}, distinct
   * @param sums what each aggregation gave; a frame with a derived tag's own column spares its rule
   * @param types type of each column that an aggregation would give, for relations that are missing
   */
  Wide(
      TagCatalogue catalogue,
      Applicability applicability,
      Map<String, Aggregation> aggregations,
      TypeCheck types,
      List<AsOf> days,
      Dataset<Row> people,
      List<Dataset<Row>> sums) {
    this.catalogue = catalogue;
    this.applicability = applicability;
    this.aggregations = aggregations;
    this.types = types;
    this.zone = days.get(0).zone();
    List<LocalDate> cutoffs = days.stream().map(AsOf::day).toList();
    this.rows = derived(ofRelations(beside(people, sums), cutoffs), cutoffs);
  }

  /**
   * All frames beside one another, by few at a time: a join copies the row that it widens, and one
   * after the other would copy the first frames as often as there are frames.
   */
  private static Dataset<Row> beside(Dataset<Row> people, List<Dataset<Row>> frames) {
    if (frames.size() <= AT_A_TIME) {
      Dataset<Row> joined = people;
      for (Dataset<Row> frame : frames) {
        joined = joined.join(frame, new String[] {"cutoff", "person_id"}, "left");
      }
      return joined;
    }
    List<Dataset<Row>> wider = new ArrayList<>();
    for (int from = 0; from < frames.size(); from += AT_A_TIME) {
      int to = Math.min(from + AT_A_TIME, frames.size());
      wider.add(beside(people, frames.subList(from, to)));
    }
    return beside(people, wider);
  }

  Dataset<Row> rows() {
    return rows;
  }

  TagCatalogue catalogue() {
    return catalogue;
  }

  Applicability applicability() {
    return applicability;
  }

  /** Keeps the rows in memory from when they are first computed; of lists alone, not their maps. */
  Dataset<Row> persist() {
    List<String> ofLists = new ArrayList<>();
    List<Column> again = new ArrayList<>(List.of(col("*")));
    for (TagDefinition tag : catalogue.tags()) {
      if (tag.isMultiValued()) {
        ofLists.addAll(List.of(tag.name(), tag.name() + "_top"));
        again.addAll(listed(tag, col("_values_" + tag.name())));
      }
    }
    Dataset<Row> kept = rows.drop(ofLists.toArray(String[]::new)).persist();
    rows = kept.select(again.toArray(Column[]::new));
    return kept;
  }

  /** The keys and then the profile's columns, in the catalogue's order. */
  Column[] columns(String... keys) {
    return columns(catalogue, keys);
  }

  static Column[] columns(TagCatalogue catalogue, String... keys) {
    List<Column> columns = new ArrayList<>();
    for (String key : keys) {
      columns.add(col(key));
    }
    for (TagDefinition tag : catalogue.tags()) {
      columns.add(col(tag.name()));
      if (tag.isMultiValued()) {
        columns.add(col(tag.name() + "_top"));
      }
    }
    return columns.toArray(Column[]::new);
  }

  /** How many rows stand behind a tag; null for none. */
  Column countBehind(TagDefinition tag) {
    return most("_count_", tag, DataTypes.LongType);
  }

  /** When the last row behind a tag happened; null without a date. */
  Column lastBehind(TagDefinition tag) {
    return most("_last_", tag, DataTypes.TimestampType);
  }

  private Column most(String prefix, TagDefinition tag, DataType type) {
    List<Column> columns =
        evidence(tag).stream()
            .map(name -> prefix + name)
            .map(org.apache.spark.sql.functions::col)
            .toList();
    if (columns.isEmpty()) {
      return lit(null).cast(type);
    }
    return columns.size() == 1 ? columns.get(0) : greatest(columns.toArray(Column[]::new));
  }

  private Set<String> evidence(TagDefinition tag) {
    Set<String> names = new LinkedHashSet<>();
    if (tag.isDerived()) {
      catalogue.inputs(tag).forEach(input -> names.addAll(evidence(catalogue.tag(input))));
    } else {
      names.add(aggregations.get(tag.from()).evidenceOf(tag));
    }
    return names;
  }

  private Dataset<Row> ofRelations(Dataset<Row> joined, List<LocalDate> cutoffs) {
    Set<String> present = Set.of(joined.columns());
    List<Column> columns = new ArrayList<>(List.of(col("person_id"), col("cutoff")));
    Set<String> evidence = new LinkedHashSet<>();
    for (TagDefinition tag : catalogue.tags()) {
      if (tag.isMultiValued()) {
        Column values = given(present, "_values_" + tag.name());
        Column share = masked(tag, values, cutoffs);
        columns.add(share.as("_values_" + tag.name()));
        columns.addAll(listed(tag, share));
      } else if (!tag.isDerived()) {
        columns.add(masked(tag, orOfNothing(tag, present), cutoffs).as(tag.name()));
      } else if (present.contains(tag.name())) {
        columns.add(col(tag.name()));
      }
      if (!tag.isDerived()) {
        evidence.add(aggregations.get(tag.from()).evidenceOf(tag));
      }
    }
    for (String name : evidence) {
      columns.add(given(present, "_count_" + name).as("_count_" + name));
      columns.add(given(present, "_last_" + name).as("_last_" + name));
    }
    return joined.select(columns.toArray(Column[]::new));
  }

  /** A tag's map and its first value, of its list. */
  private static List<Column> listed(TagDefinition tag, Column values) {
    return List.of(
        map_from_arrays(values.getField("value"), values.getField("weight")).as(tag.name()),
        get(values, lit(0)).getField("value").as(tag.name() + "_top"));
  }

  private Dataset<Row> derived(Dataset<Row> base, List<LocalDate> cutoffs) {
    Set<String> given = Set.of(base.columns());
    Dataset<Row> whole = base;
    for (List<TagDefinition> level : catalogue.derivedLevels()) {
      List<Column> columns = new ArrayList<>(List.of(col("*")));
      for (TagDefinition tag : level.stream().filter(tag -> !given.contains(tag.name())).toList()) {
        Column value = finite(tag, Rule.parse(tag.rule()).windowsWithin("cutoff").column());
        columns.add(masked(tag, unlapsed(tag, value), cutoffs).as(tag.name()));
      }
      whole = whole.select(columns.toArray(Column[]::new));
    }
    return whole;
  }

  private Column finite(TagDefinition tag, Column value) {
    boolean isDouble = types.profile().apply(tag.name()).dataType().equals(DataTypes.DoubleType);
    return isDouble ? when(abs(value).lt(Double.POSITIVE_INFINITY), value) : value;
  }

  private Column orOfNothing(TagDefinition tag, Set<String> present) {
    Column value = unlapsed(tag, given(present, tag.name()));
    DataType type = types.types().get(tag.name());
    if (!present.contains("_count_" + aggregations.get(tag.from()).evidenceOf(tag))) {
      value = lit(null).cast(type);
    }
    Column ofNothing =
        types.knownOfNothing().contains(tag.name())
            ? Rule.parse(tag.rule()).decaying(tag.halfLife()).overNothing().column().cast(type)
            : null;
    return ofNothing == null ? value : coalesce(value, ofNothing);
  }

  private Column unlapsed(TagDefinition tag, Column value) {
    if (tag.expiry() == null) {
      return value;
    }
    Column lapses =
        org.apache.spark.sql.functions.date_add(
            Relations.localDay(lastBehind(tag), zone), tag.expiry().count());
    return when(coalesce(lapses.geq(col("cutoff")), lit(true)), value);
  }

  private Column given(Set<String> present, String name) {
    return present.contains(name) ? col(name) : lit(null).cast(types.types().get(name));
  }

  private Column masked(TagDefinition tag, Column value, List<LocalDate> cutoffs) {
    Object[] without =
        cutoffs.stream().filter(cutoff -> applicability.reason(tag, cutoff).isPresent()).toArray();
    if (without.length == 0) {
      return value;
    }
    return when(org.apache.spark.sql.functions.not(col("cutoff").isin(without)), value);
  }
}
