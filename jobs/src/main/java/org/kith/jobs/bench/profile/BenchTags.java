package org.kith.jobs.bench.profile;

import java.util.List;
import java.util.Set;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.TagDefinition.Kind;

/** Which tags are measured: what is counted and preferred, over orders and social events. */
final class BenchTags {

  private static final Set<String> FACTS = Set.of("orders", "social_events");
  private static final Set<Kind> KINDS = Set.of(Kind.STATISTIC, Kind.PREFERENCE, Kind.SOCIAL);

  private BenchTags() {}

  /** Those of a catalogue, in its order. */
  static List<TagDefinition> of(List<TagDefinition> catalogue) {
    return catalogue.stream()
        .filter(tag -> FACTS.contains(tag.from()) && KINDS.contains(tag.kind()))
        .toList();
  }
}
