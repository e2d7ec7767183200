package org.kith.jobs.segment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.NearestName;

/** Segments in an order in which each comes after those that it includes or excludes. */
final class SegmentOrder {

  private final Map<String, SegmentDefinition> byName = new LinkedHashMap<>();
  private final Map<String, SegmentDefinition> ordered = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final List<DefinitionFault> faults = new ArrayList<>();

  SegmentOrder(List<SegmentDefinition> segments) {
    for (SegmentDefinition segment : segments) {
      if (byName.putIfAbsent(segment.name(), segment) != null) {
        note(segment, "name", "is used twice", "Rename one of the two.");
      }
    }
    byName.values().forEach(this::visit);
  }

  /** Each once, those that others rest on first. */
  List<SegmentDefinition> ordered() {
    return List.copyOf(ordered.values());
  }

  /** Names used twice, unknown references and circles. */
  List<DefinitionFault> faults() {
    return List.copyOf(faults);
  }

  private void visit(SegmentDefinition segment) {
    if (ordered.containsKey(segment.name())) {
      return;
    }
    if (!open.add(segment.name())) {
      note(
          segment,
          "include",
          "leads, with exclude, back to it through " + String.join(", ", open),
          "Break the circle at one of them.");
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
    note(
        segment,
        key,
        "names the segment %s, which is not defined".formatted(name),
        NearestName.hint(name, byName.keySet(), "Name one that exists, or write its file."));
  }

  private void note(SegmentDefinition segment, String key, String found, String remedy) {
    faults.add(new DefinitionFault("segment", segment.name(), key, found, remedy));
  }
}
