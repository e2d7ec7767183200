package org.kith.jobs.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.explain.ExplainFigures.Membership;
import org.kith.jobs.segment.Expressions;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Wants;
import org.kith.jobs.segment.WideFrame;

/** Why one person is in these segments: the rule, and what the profile says of its columns. */
final class SegmentReasons {

  private static final MathContext SHOWN = new MathContext(4);
  private static final Words NO_LONGER_DEFINED =
      new Words("The configuration no longer defines this segment.", "配置中已无此人群包。");

  private final SparkSession spark;
  private final ExplainTerms terms;
  private final Map<String, SegmentDefinition> segments;
  private final Map<String, TagDefinition> tags;

  SegmentReasons(SparkSession spark, ExplainTerms terms) {
    this.spark = spark;
    this.terms = terms;
    this.segments =
        terms.segments().stream()
            .collect(Collectors.toMap(SegmentDefinition::name, Function.identity()));
    this.tags =
        terms.tags().stream().collect(Collectors.toMap(TagDefinition::name, Function.identity()));
  }

  /**
   * @param memberships one person's rows of {@code Table.SEGMENTS}
   * @param profile the person's row of the profile
   * @param scores the person's rows of {@code Table.SCORES}
   * @return by segment
   */
  List<Membership> of(Dataset<Row> memberships, Dataset<Row> profile, Dataset<Row> scores) {
    List<Row> rows = memberships.orderBy("segment").collectAsList();
    if (rows.isEmpty()) {
      return List.of();
    }
    Dataset<Row> wide = WideFrame.of(profile, scores, terms.models());
    Expressions expressions = new Expressions(spark, wide.schema());
    List<Row> person = wide.collectAsList();
    return rows.stream()
        .map(
            row ->
                new Membership(
                    row.getAs("segment"),
                    row.getAs("arm"),
                    row.<Long>getAs("rank"),
                    reason(segments.get(row.<String>getAs("segment")), expressions, person)))
        .toList();
  }

  private Words reason(SegmentDefinition segment, Expressions expressions, List<Row> person) {
    if (segment == null) {
      return NO_LONGER_DEFINED;
    }
    Words rule = rule(segment);
    List<String> columns = expressions.columnsOf(segment.where());
    if (person.isEmpty() || columns.isEmpty()) {
      return rule;
    }
    Row values = person.get(0);
    return new Words(
        rule.en() + " (" + told(columns, values, Words::en, ": ", "; ") + ")",
        rule.zh() + "（" + told(columns, values, Words::zh, "：", "；") + "）");
  }

  private static Words rule(SegmentDefinition segment) {
    String where = segment.where().strip().replaceAll("\\s+", " ");
    Wants wants = segment.wants();
    if (wants == null) {
      return new Words(where, where);
    }
    String also = where.equals("true") ? "" : "; " + where;
    return new Words(
        "among the %,d who would most want %s%s".formatted(wants.top(), wants.item(), also),
        "最想要 %s 的 %,d 人之一%s".formatted(wants.item(), wants.top(), also.replace("; ", "；")));
  }

  private String told(
      List<String> columns,
      Row values,
      Function<Words, String> language,
      String is,
      String between) {
    return columns.stream()
        .map(column -> name(column, language) + is + text(values.getAs(column)))
        .collect(Collectors.joining(between));
  }

  private String name(String column, Function<Words, String> language) {
    TagDefinition tag = tags.get(column.replaceFirst("_top$", ""));
    return tag == null ? column : language.apply(tag.title());
  }

  private static String text(Object value) {
    if (value == null) {
      return "–";
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return scala.jdk.javaapi.CollectionConverters.asJava(map).entrySet().stream()
          .map(entry -> entry.getKey() + " " + text(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(", "));
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return new BigDecimal(number).round(SHOWN).stripTrailingZeros().toPlainString();
    }
    return value.toString();
  }
}
