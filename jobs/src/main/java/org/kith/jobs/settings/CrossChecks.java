package org.kith.jobs.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kith.features.error.NearestName;
import org.kith.features.identity.golden.Survivorship;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.rule.Rule;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.settings.yaml.Faults;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.models.lookalike.LookalikeQuestion;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.value.PurchaseRhythm;

/** What the files of a configuration say of each other: names that are one, names that exist. */
final class CrossChecks {

  private final Map<String, List<Entry>> entries;
  private final Faults faults;

  CrossChecks(Map<String, List<Entry>> entries, Faults faults) {
    this.entries = entries;
    this.faults = faults;
  }

  void run() {
    ConfFolder.FOLDERS.forEach(this::namesAreOne);
    for (Entry entry : entries.get("segments")) {
      if (entry.value().orElse(null) instanceof SegmentDefinition segment) {
        refers(entry, "include", segment.include(), "segments");
        refers(entry, "exclude", segment.exclude(), "segments");
        refers(entry, "destinations", segment.destinations(), "destinations");
      }
    }
    for (Entry entry : entries.get("models")) {
      if (entry.value().orElse(null) instanceof PropensitySettings model) {
        refers(entry, "features", model.features(), "tags");
        areFeatures(entry, model.features());
      }
      if (entry.value().orElse(null) instanceof LookalikeQuestion model) {
        refers(entry, "without", model.without(), "tags");
      }
    }
    segmentsEnd();
  }

  /**
   * Notes each rule of a model that reads what is no feature. It parses SQL with Spark's own
   * parser, whose classes take longer to load than all other checks take.
   */
  void rulesReadFeatures() {
    for (Entry entry : entries.get("models")) {
      if (entry.value().orElse(null) instanceof PropensitySettings model) {
        readsFeatures(entry, "eligible", model.eligible());
        model.slices().values().forEach(rule -> readsFeatures(entry, "slices", rule));
      }
    }
  }

  /** Notes each segment that asks who would want an item where no model recommends. */
  void wantsAreAnswered() {
    boolean answered =
        entries.get("models").stream()
            .anyMatch(model -> model.type().equals(RecommendSettings.class));
    for (Entry entry : entries.get("segments")) {
      if (!answered && entry.tree().children().containsKey("wants")) {
        faults.add(
            entry.tree().placeOf("wants"),
            "wants",
            "asks who would want an item; no file of models/ has 'kind: recommend'",
            "Add a recommender, or take it out.");
      }
    }
  }

  /**
   * Notes each source that a rule of survivorship believes and that is none.
   *
   * @param kith what is written in {@code kith.yaml}
   * @param golden rules by attribute
   */
  void sourcesExist(Mapping kith, Map<String, Survivorship.Rule> golden) {
    golden.forEach(
        (attribute, rule) -> {
          Mapping written = kith;
          for (String key : List.of("identity", "golden", attribute)) {
            written = (Mapping) written.children().get(key);
          }
          refers(
              new Entry(attribute, null, written, Optional.empty()),
              "sources",
              rule.sources(),
              "sources");
        });
  }

  private void namesAreOne(String folder) {
    Map<String, Entry> first = new HashMap<>();
    for (Entry entry : entries.get(folder)) {
      Entry earlier = entry.name() == null ? null : first.putIfAbsent(entry.name(), entry);
      if (earlier != null) {
        faults.add(
            entry.tree().placeOf("name"),
            "name",
            "is '%s', and so is that of %s".formatted(entry.name(), earlier.tree().placeOf("name")),
            "Give each of the two its own name.");
      }
    }
  }

  private void refers(Entry entry, String key, List<String> named, String folder) {
    Set<String> there = new TreeSet<>();
    entries.get(folder).stream().map(Entry::name).filter(n -> n != null).forEach(there::add);
    for (int i = 0; i < named.size(); i++) {
      if (!there.contains(named.get(i))) {
        faults.add(
            entry.placeOf(key, i),
            key,
            "names '%s'; no file of %s/ has that name".formatted(named.get(i), folder),
            NearestName.hint(named.get(i), there, "Name one that exists, or write its file."));
      }
    }
  }

  private void areFeatures(Entry entry, List<String> named) {
    for (int i = 0; i < named.size(); i++) {
      String name = named.get(i);
      boolean barred =
          entries.get("tags").stream()
              .flatMap(tag -> tag.value().stream())
              .map(TagDefinition.class::cast)
              .anyMatch(tag -> tag.name().equals(name) && !tag.feature());
      if (barred) {
        faults.add(
            entry.placeOf("features", i),
            "features",
            "names '%s', a tag that is no feature".formatted(name),
            "Say 'feature: true' in the tag's file, or take it out here.");
      }
    }
  }

  /** A rule over features: Spark SQL that reads nothing else. */
  private void readsFeatures(Entry entry, String key, String sql) {
    if (sql == null) {
      return;
    }
    Optional<Rule> rule = Rule.read(sql);
    if (rule.isEmpty()) {
      faults.add(
          entry.tree().placeOf(key),
          key,
          "holds '%s'; that is no Spark SQL expression".formatted(sql),
          "Correct it.");
      return;
    }
    Set<String> there = new TreeSet<>(PurchaseRhythm.features());
    entries.get("tags").stream()
        .flatMap(tag -> tag.value().stream())
        .map(TagDefinition.class::cast)
        .filter(TagDefinition::feature)
        .forEach(tag -> there.add(tag.name()));
    for (String column : rule.get().columns()) {
      if (!there.contains(column)) {
        faults.add(
            entry.tree().placeOf(key),
            key,
            "reads '%s' in '%s'; it may read features alone".formatted(column, sql),
            NearestName.hint(column, there, "Mark the tag with 'feature: true', or take it out."));
      }
    }
  }

  /** Notes each segment that is its own part, by way of {@code include} and {@code exclude}. */
  private void segmentsEnd() {
    Map<String, Entry> byName = new HashMap<>();
    entries.get("segments").forEach(entry -> byName.putIfAbsent(entry.name(), entry));
    Set<String> told = new TreeSet<>();
    for (Entry entry : entries.get("segments")) {
      follow(entry, byName, new LinkedHashSet<>(), told);
    }
  }

  private void follow(
      Entry entry, Map<String, Entry> byName, LinkedHashSet<String> way, Set<String> told) {
    if (entry == null
        || told.contains(entry.name())
        || !(entry.value().orElse(null) instanceof SegmentDefinition segment)) {
      return;
    }
    way.add(entry.name());
    for (String key : List.of("include", "exclude")) {
      List<String> named = key.equals("include") ? segment.include() : segment.exclude();
      for (int i = 0; i < named.size(); i++) {
        if (way.contains(named.get(i))) {
          cycle(entry, key, i, named.get(i), way);
          told.addAll(way);
        } else {
          follow(byName.get(named.get(i)), byName, way, told);
        }
      }
    }
    way.remove(entry.name());
  }

  private void cycle(Entry entry, String key, int item, String back, LinkedHashSet<String> way) {
    List<String> loop = new ArrayList<>(way);
    loop = loop.subList(loop.indexOf(back), loop.size());
    faults.add(
        entry.placeOf(key, item),
        key,
        "goes in a circle: %s → %s".formatted(String.join(" → ", loop), back),
        "Break it at one of them.");
  }
}
