package org.kith.jobs.explain;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.tag.TagReason;
import org.kith.jobs.explain.ExplainFigures.Tag;

/** The catalogue's sentences about one person's tags. */
final class TagReasons {

  private static final Words NO_LONGER_DEFINED =
      new Words("The catalogue no longer defines this tag.", "标签目录中已无此标签。");

  private final ExplainTerms terms;
  private final Map<String, TagDefinition> catalogue = new LinkedHashMap<>();

  TagReasons(ExplainTerms terms) {
    this.terms = terms;
    terms.tags().forEach(tag -> catalogue.put(tag.name(), tag));
  }

  /**
   * @param rows one person's rows of {@code Table.TAGS}
   * @return in the catalogue's order, a tag's values by weight from the highest, then by value
   */
  List<Tag> of(Dataset<Row> rows) {
    List<String> order = new ArrayList<>(catalogue.keySet());
    Comparator<Tag> byPlace =
        Comparator.comparingInt(
            tag -> order.contains(tag.tag()) ? order.indexOf(tag.tag()) : order.size());
    return rows.collectAsList().stream()
        .map(this::tag)
        .sorted(
            byPlace
                .thenComparing(Tag::tag)
                .thenComparing(Tag::weight, Comparator.reverseOrder())
                .thenComparing(Tag::value))
        .toList();
  }

  private Tag tag(Row row) {
    String name = row.getAs("tag");
    String value = row.getAs("value");
    double weight = row.<Double>getAs("weight");
    TagDefinition definition = catalogue.get(name);
    if (definition == null) {
      return new Tag(name, new Words(name, name), value, weight, NO_LONGER_DEFINED);
    }
    Row evidence = row.getAs("evidence");
    Long count = evidence == null ? null : evidence.<Long>getAs("count");
    Words reason = TagReason.of(definition, value, weight, count, lastDay(evidence));
    return new Tag(name, definition.title(), value, weight, reason);
  }

  private LocalDate lastDay(Row evidence) {
    Object last = evidence == null ? null : evidence.getAs("last_at");
    if (last == null) {
      return null;
    }
    Instant at = last instanceof Timestamp stamp ? stamp.toInstant() : (Instant) last;
    return at.atZone(terms.zone()).toLocalDate();
  }
}
