package org.kith.jobs.preview;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.rule.Rule;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.settings.Configuration;
import org.kith.models.propensity.PropensitySettings;

/** Who reads the tags of a configuration: its segments, models and destinations. */
public final class TagReaders {

  private TagReaders() {}

  /** Spark SQL over the profile, an expression each; a tag that models learn from is one. */
  public static Set<String> of(Configuration configuration) {
    Set<String> readers = new HashSet<>();
    for (SegmentDefinition segment : configuration.segments()) {
      segment.expressions().forEach(expression -> readers.add(expression.sql()));
    }
    for (PropensitySettings model : configuration.propensities()) {
      readers.addAll(model.features());
      readers.addAll(model.slices().values());
      Optional.ofNullable(model.eligible()).ifPresent(readers::add);
    }
    configuration.lookalikes().forEach(model -> readers.add(model.where()));
    configuration
        .destinations()
        .forEach(
            destination -> {
              readers.addAll(destination.columns());
              readers.addAll(destination.fields().values());
            });
    configuration.tags().stream()
        .filter(TagDefinition::feature)
        .map(TagDefinition::name)
        .forEach(readers::add);
    return readers;
  }

  /** Tags that none of them reads, and no derived tag either, in order of name. */
  public static List<String> unread(Configuration configuration) {
    Set<String> readers = of(configuration);
    configuration.tags().stream()
        .filter(TagDefinition::isDerived)
        .map(TagDefinition::rule)
        .forEach(readers::add);
    Set<String> columns =
        readers.stream()
            .flatMap(sql -> Rule.read(sql).stream())
            .flatMap(rule -> rule.columns().stream())
            .collect(Collectors.toSet());
    return configuration.tags().stream()
        .filter(tag -> !isRead(tag, columns))
        .map(TagDefinition::name)
        .sorted()
        .toList();
  }

  private static boolean isRead(TagDefinition tag, Set<String> columns) {
    return columns.contains(tag.name())
        || (tag.isMultiValued() && columns.contains(tag.name() + "_top"));
  }
}
