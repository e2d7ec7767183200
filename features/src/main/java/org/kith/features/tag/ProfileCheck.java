package org.kith.features.tag;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.StructType;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.tag.relation.Relations;
import org.kith.features.tag.rule.Rule;
import org.kith.features.time.AsOf;

/**
 * How a catalogue does on a brand's data, before a night rests on it: every rule compiles, which
 * tags apply, how many people each would say something of, and which nobody uses.
 *
 * @param people people in the sample
 * @param lines a line a tag, in the catalogue's order
 */
public record ProfileCheck(long people, List<Line> lines) {

  /**
   * One tag.
   *
   * @param tag its name
   * @param type its column's type in the profile, as Spark SQL writes it
   * @param covered people of the sample of whom it says something: not null, not false and, of a
   *     multi-valued tag, at least one value
   * @param expected least share of people that the catalogue expects; null for none
   * @param notApplicable why it says nothing of anybody; null where it applies
   * @param unused whether no segment, model or derived tag reads it
   */
  public record Line(
      String tag,
      String type,
      long covered,
      Double expected,
      Words notApplicable,
      boolean unused) {}

  public ProfileCheck {
    lines = List.copyOf(lines);
  }

  /**
   * Checks a catalogue.
   *
   * @param sample every so-many-th person by hash of the id, 1 for everybody
   * @param readers Spark SQL expressions over the profile of segments and models; features of
   *     models count as read, too, by their names
   * @throws org.kith.features.error.Problem {@code CONF_INVALID} when a rule does not compile
   */
  public static ProfileCheck of(
      TagCatalogue catalogue,
      Relations relations,
      Dataset<Row> people,
      AsOf asOf,
      int sample,
      Set<String> readers) {
    Dataset<Row> some =
        people.where(pmod(xxhash64(col("person_id")), lit((long) sample)).equalTo(0L));
    Tagging tagging = new Tagging(catalogue, relations, some);
    StructType schema = tagging.profileSchema();
    Set<String> read = read(catalogue, readers);
    try (Tagged tagged = tagging.at(asOf)) {
      Row counts = covered(catalogue, schema, tagged.profile());
      List<Line> lines = new ArrayList<>();
      for (TagDefinition tag : catalogue.tags()) {
        Words missing =
            tagged.notApplicable().stream()
                .filter(other -> other.tag().equals(tag.name()))
                .map(Tagged.NotApplicable::reason)
                .findFirst()
                .orElse(null);
        lines.add(
            new Line(
                tag.name(),
                schema.apply(tag.name()).dataType().simpleString(),
                counts.getLong(counts.fieldIndex(tag.name())),
                tag.coverage(),
                missing,
                !read.contains(tag.name())));
      }
      return new ProfileCheck(counts.getLong(0), lines);
    }
  }

  private static Row covered(TagCatalogue catalogue, StructType schema, Dataset<Row> profile) {
    List<Column> counts = new ArrayList<>();
    for (TagDefinition tag : catalogue.tags()) {
      Column says = col(tag.name()).isNotNull();
      if (tag.isMultiValued()) {
        says = size(col(tag.name())).gt(0);
      } else if (schema.apply(tag.name()).dataType() instanceof BooleanType) {
        says = col(tag.name());
      }
      counts.add(
          org.apache
              .spark
              .sql
              .functions
              .coalesce(sum(when(says, 1L).otherwise(0L)), lit(0L))
              .as(tag.name()));
    }
    return profile.agg(count(lit(1)), counts.toArray(Column[]::new)).head();
  }

  private static Set<String> read(TagCatalogue catalogue, Set<String> readers) {
    Set<String> names = new LinkedHashSet<>();
    for (String reader : readers) {
      Rule.read(reader).ifPresent(rule -> names.addAll(rule.columns()));
    }
    for (TagDefinition tag : catalogue.tags()) {
      names.addAll(catalogue.inputs(tag));
    }
    Set<String> tags = new LinkedHashSet<>();
    names.forEach(name -> tags.add(catalogue.tagOf(name)));
    return tags;
  }
}
