package org.kith.jobs.preview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.rule.Rule;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.WideFrame;
import org.kith.jobs.settings.Configuration;

/**
 * The segment that is asked for, with those that it includes or excludes, checked against the names
 * of the configuration without Spark.
 *
 * @param segment its definition
 * @param withParts it and all that it rests on
 * @param columns columns of the profile that their rules read, in lower case
 */
record PreviewedSegment(
    SegmentDefinition segment, List<SegmentDefinition> withParts, Set<String> columns) {

  /**
   * Finds it.
   *
   * @throws Problem {@code NOT_FOUND} when no segment has the name; {@code CONF_INVALID} when a
   *     rule names a column that no tag and no model gives, a line each; both with the nearest
   *     right name
   */
  static PreviewedSegment named(Configuration configuration, String name) {
    Map<String, SegmentDefinition> all =
        configuration.segments().stream()
            .collect(Collectors.toMap(SegmentDefinition::name, segment -> segment));
    if (!all.containsKey(name)) {
      Set<String> names = new TreeSet<>(all.keySet());
      throw new Problem(
          Problem.Code.NOT_FOUND,
          "segment " + name,
          "is not defined; the configuration has "
              + (names.isEmpty() ? "none" : String.join(", ", names)),
          NearestName.hint(name, names, "Name one of these, or write its file."));
    }
    Map<String, SegmentDefinition> parts = new LinkedHashMap<>();
    collect(all.get(name), all, parts);
    Set<String> read = new TreeSet<>();
    List<DefinitionFault> faults = new ArrayList<>();
    Set<String> legal = legalColumns(configuration);
    parts.values().forEach(part -> check(part, legal, read, faults));
    if (!faults.isEmpty()) {
      throw Problem.of(faults).placed(configuration.places()::of);
    }
    return new PreviewedSegment(all.get(name), List.copyOf(parts.values()), read);
  }

  private static void collect(
      SegmentDefinition segment,
      Map<String, SegmentDefinition> all,
      Map<String, SegmentDefinition> parts) {
    if (parts.putIfAbsent(segment.name(), segment) == null) {
      Stream.concat(segment.include().stream(), segment.exclude().stream())
          .map(all::get)
          .forEach(part -> collect(part, all, parts));
    }
  }

  private static void check(
      SegmentDefinition segment,
      Set<String> legal,
      Set<String> read,
      List<DefinitionFault> faults) {
    for (SegmentDefinition.Expression expression : segment.expressions()) {
      Set<String> columns = columnsOf(expression.sql());
      read.addAll(columns);
      columns.stream()
          .filter(column -> !legal.contains(column))
          .map(column -> unknown(segment, expression.key(), column, legal))
          .forEach(faults::add);
    }
  }

  private static DefinitionFault unknown(
      SegmentDefinition segment, String key, String column, Set<String> legal) {
    return new DefinitionFault(
        "segment",
        segment.name(),
        key,
        "names the column %s, which the profile does not have".formatted(column),
        NearestName.hint(column, legal, "Correct the expression."));
  }

  /** Empty for what is not Spark SQL, which Spark refuses in better words. */
  static Set<String> columnsOf(String sql) {
    return Rule.read(sql).map(Rule::columns).orElse(Set.of());
  }

  private static Set<String> legalColumns(Configuration configuration) {
    Stream<String> ofTags =
        configuration.tags().stream()
            .flatMap(
                tag ->
                    tag.isMultiValued()
                        ? Stream.of(tag.name(), tag.name() + "_top")
                        : Stream.of(tag.name()));
    Stream<String> ofModels =
        configuration.scorers().stream().flatMap(model -> WideFrame.columnsOf(model).stream());
    return Stream.of(Stream.of("person_id"), ofTags, ofModels)
        .flatMap(names -> names)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The tag that a column of the profile belongs to; null for a model's. */
  static TagDefinition tagOf(String column, List<TagDefinition> tags) {
    return tags.stream()
        .filter(tag -> column.equals(tag.name()) || column.equals(tag.name() + "_top"))
        .findFirst()
        .orElse(null);
  }
}
