package org.kith.features.tag;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.kith.features.tag.rule.Rule;
import org.kith.features.time.Days;

/**
 * All tags over one relation: one pass for those with one value, one for those with several.
 *
 * <p>Doubles are kept to 12 significant digits, so that the order in which rows are summed cannot
 * be seen.
 */
final class Aggregation {

  static final Column[] KEY = {col("cutoff"), col("person_id")};

  private final String relation;
  private final List<TagDefinition> single;
  private final List<TagDefinition> multi;
  private final Map<String, Integer> conditions = new LinkedHashMap<>();

  Aggregation(String relation, List<TagDefinition> tags) {
    this.relation = relation;
    this.single = tags.stream().filter(tag -> !tag.isMultiValued()).toList();
    this.multi = tags.stream().filter(TagDefinition::isMultiValued).toList();
    single.forEach(tag -> conditions.putIfAbsent(conditionOf(tag), conditions.size()));
  }

  String relation() {
    return relation;
  }

  List<TagDefinition> tags() {
    List<TagDefinition> tags = new ArrayList<>(single);
    tags.addAll(multi);
    return tags;
  }

  /** Only the columns that a pass reads. */
  Dataset<Row> narrowed(Dataset<Row> rows) {
    Set<String> kept = used();
    kept.addAll(List.of("cutoff", "person_id", "occurred_at", "age_days"));
    kept.retainAll(List.of(rows.columns()));
    return rows.select(kept.stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /**
   * All rows of a person side by side in one of so many parts, so that no pass moves them again.
   */
  static Dataset<Row> gathered(Dataset<Row> rows, int parts) {
    return rows.repartition(parts, col("person_id")).sortWithinPartitions("person_id");
  }

  /** Columns of the relation that the rules read. */
  Set<String> used() {
    Set<String> columns = new LinkedHashSet<>();
    single.forEach(tag -> columns.addAll(tag.columns()));
    multi.forEach(tag -> columns.addAll(tag.columns()));
    return columns;
  }

  /** The columns that hold how many rows stand behind a tag, and when the last of them happened. */
  String evidenceOf(TagDefinition tag) {
    return tag.isMultiValued() ? tag.name() : relation + "_" + conditions.get(conditionOf(tag));
  }

  /**
   * The tags of each person at each cut-off.
   *
   * <p>In: the relation's rows with {@code cutoff}. Out: frames with {@code cutoff, person_id}, one
   * row a person with rows at that cut-off: a column a single-valued tag; {@code _values_NAME}, an
   * array of (value, weight, count, last_at) by falling weight and then value, a multi-valued one;
   * {@code _count_E} and {@code _last_E} a piece of evidence.
   */
  List<Dataset<Row>> of(Dataset<Row> rows, ZoneId zone) {
    List<Dataset<Row>> frames = new ArrayList<>();
    if (!single.isEmpty()) {
      frames.add(ofOneValue(rows));
    }
    if (!multi.isEmpty()) {
      frames.add(new Shares(multi).of(rows, zone));
    }
    return frames;
  }

  private Dataset<Row> ofOneValue(Dataset<Row> rows) {
    Map<String, Column> marks = new LinkedHashMap<>();
    List<Column> sums = new ArrayList<>();
    for (TagDefinition tag : single) {
      String mark = "_if_" + conditions.get(conditionOf(tag));
      if (marks.putIfAbsent(mark, condition(tag).as(mark)) == null) {
        String evidence = evidenceOf(tag);
        sums.add(expr("count(*) FILTER (WHERE %s)".formatted(mark)).as("_count_" + evidence));
        sums.add(
            expr("max(occurred_at) FILTER (WHERE %s)".formatted(mark)).as("_last_" + evidence));
      }
      Rule rule = Rule.parse(tag.rule()).decaying(tag.halfLife()).over(mark).countingSets();
      sums.add(rule.column().as(tag.name()));
    }
    Dataset<Row> marked = beside(rows, marks.values());
    return significant(aggregated(marked, KEY, sums));
  }

  /** The rows with further columns. */
  static Dataset<Row> beside(Dataset<Row> rows, Collection<Column> more) {
    List<Column> columns = new ArrayList<>(List.of(col("*")));
    columns.addAll(more);
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column condition(TagDefinition tag) {
    return condition(tag.where(), tag.window(), tag.halfLife());
  }

  /** Whether a row counts: where the predicate holds, in the last days of the window. */
  static Column condition(String where, Days window, Days halfLife) {
    Column holds = where == null ? lit(true) : Rule.parse(where).decaying(halfLife).column();
    return window == null ? holds : holds.and(col("age_days").lt(window.count()));
  }

  private static String conditionOf(TagDefinition tag) {
    return tag.where() + "\n" + tag.window() + "\n" + (tag.where() == null ? "" : tag.halfLife());
  }

  static Dataset<Row> aggregated(Dataset<Row> rows, Column[] key, List<Column> sums) {
    return rows.groupBy(key).agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  private static Dataset<Row> significant(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      boolean rounded = field.dataType().equals(DataTypes.DoubleType);
      columns.add(rounded ? significant(col(field.name())).as(field.name()) : col(field.name()));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  /** A double to 12 significant digits; null where it is not finite. */
  static Column significant(Column number) {
    Column size = org.apache.spark.sql.functions.abs(number);
    Column scale =
        org.apache.spark.sql.functions.pow(
            lit(10.0),
            lit(11)
                .minus(
                    org.apache.spark.sql.functions.floor(
                        org.apache.spark.sql.functions.log10(size))));
    return when(
            size.gt(1e-200).and(size.lt(1e200)),
            org.apache.spark.sql.functions.rint(number.multiply(scale)).divide(scale))
        .when(size.lt(Double.POSITIVE_INFINITY), number);
  }
}
