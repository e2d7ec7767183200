package org.kith.jobs.segment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kith.features.error.NearestName;

/** Segments in an order in which each comes after those that it includes or excludes. */
final class SegmentOrder {

  private final Map<String, SegmentDefinition> byName = new LinkedHashMap<>();
  private final Map<String, SegmentDefinition> ordered = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final List<String> faults = new ArrayList<>();

  SegmentOrder(List<SegmentDefinition> segments) {
    for (SegmentDefinition segment : segments) {
      if (byName.putIfAbsent(segment.name(), segment) != null) {
        faults.add("segment %s: name is used twice; it must be unique".formatted(segment.name()));
      }
    }
    byName.values().forEach(this::visit);
  }

  /** Each once, those that others rest on first. */
  List<SegmentDefinition> ordered() {
    return List.copyOf(ordered.values());
  }

  /** Names used twice, unknown references and circles, a sentence each. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  private void visit(SegmentDefinition segment) {
    if (ordered.containsKey(segment.name())) {
      return;
    }
    if (!open.add(segment.name())) {
      faults.add(
          "segment %s: include and exclude lead back to it through %s; they must not run in a circle"
              .formatted(segment.name(), String.join(", ", open)));
      return;
    }
    Stream.concat(
            segment.include().stream().map(name -> Map.entry("include", name)),
            segment.exclude().stream().map(name -> Map.entry("exclude", name)))
        .forEach(reference -> follow(segment, reference.getKey(), reference.getValue()));
    open.remove(segment.name());
    ordered.put(segment.name(), segment);
  }

  private void follow(SegmentDefinition segment, String key, String name) {
    SegmentDefinition other = byName.get(name);
    if (other != null) {
      visit(other);
      return;
    }
    faults.add(
        "segment %s: %s names the segment %s, which is not defined. %s"
            .formatted(segment.name(), key, name, NearestName.hint(name, byName.keySet()))
            .strip());
  }
}
