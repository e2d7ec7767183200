package org.kith.features.tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kith.features.error.Problem;
import org.kith.features.tag.relation.Relations;
import org.kith.features.tag.rule.Rule;
import org.kith.features.tag.rule.TagFault;

/**
 * The tags that a brand keeps, checked against each other and against the relations, with derived
 * tags in an order in which each comes after what it is computed from.
 */
public final class TagCatalogue {

  private static final Set<String> NEEDS_TOTAL_ORDER =
      Set.of("ntile", "row_number", "lag", "lead", "nth_value");

  private final Map<String, TagDefinition> byName = new LinkedHashMap<>();
  private final List<List<TagDefinition>> levels = new ArrayList<>();

  /**
   * Checks every rule without looking at a row.
   *
   * @throws Problem {@code CONF_INVALID} naming tag and key of each fault, a line each: a name
   *     given twice, a rule that is not Spark SQL, a relation, column or function that does not
   *     exist (with the nearest that does), a rule whose result would hang on the order of rows or
   *     on the clock, a circle of derived tags
   */
  public TagCatalogue(List<TagDefinition> definitions) {
    List<TagFault> faults = new ArrayList<>();
    for (TagDefinition tag : definitions) {
      if (byName.putIfAbsent(tag.name(), tag) != null) {
        faults.add(new TagFault(tag.name(), "name", "given to two tags", "Rename one of them."));
      }
    }
    byName.values().forEach(tag -> check(tag, faults));
    TagFault.throwIfAny(faults);
    order(faults);
    byName.values().forEach(tag -> checkFeature(tag, faults));
    TagFault.throwIfAny(faults);
  }

  /** Every tag, in the order given. */
  public List<TagDefinition> tags() {
    return List.copyOf(byName.values());
  }

  /** Derived tags by level: those of one level read only tags of a relation or earlier levels. */
  List<List<TagDefinition>> derivedLevels() {
    return levels;
  }

  /** Only these tags and what they are computed from. */
  TagCatalogue only(Collection<String> names) {
    Set<String> wanted = new LinkedHashSet<>();
    names.forEach(name -> addWithInputs(byName.get(name), wanted));
    return new TagCatalogue(tags().stream().filter(tag -> wanted.contains(tag.name())).toList());
  }

  /** Names of the tags that a derived tag reads; empty for a tag over a relation. */
  Set<String> inputs(TagDefinition tag) {
    Set<String> names = new LinkedHashSet<>();
    if (tag.isDerived()) {
      Rule.parse(tag.rule()).columns().forEach(column -> names.add(tagOf(column)));
      names.remove("person_id");
    }
    return names;
  }

  /** As {@link #inputs}, only those without whose value the rule says nothing. */
  Set<String> neededInputs(TagDefinition tag) {
    Set<String> names = new LinkedHashSet<>();
    Rule.parse(tag.rule()).needed(true).forEach(column -> names.add(tagOf(column)));
    names.remove("person_id");
    return names;
  }

  TagDefinition tag(String name) {
    return byName.get(name);
  }

  /** The tag that a column of the profile belongs to. */
  String tagOf(String column) {
    if (!byName.containsKey(column) && column.endsWith("_top")) {
      String stem = column.substring(0, column.length() - "_top".length());
      TagDefinition tag = byName.get(stem);
      return tag != null && tag.isMultiValued() ? stem : column;
    }
    return column;
  }

  private void addWithInputs(TagDefinition tag, Set<String> wanted) {
    if (wanted.add(tag.name())) {
      inputs(tag).forEach(name -> addWithInputs(byName.get(name), wanted));
    }
  }

  private void check(TagDefinition tag, List<TagFault> faults) {
    if (tag.name().equals("person_id") || tag.name().equals("cutoff")) {
      faults.add(new TagFault(tag.name(), "name", "a column of its own", "Choose another name."));
    }
    if (!tagOf(tag.name()).equals(tag.name())
        || byName.containsKey(tag.name() + "_top") && tag.isMultiValued()) {
      faults.add(
          new TagFault(
              tag.name(),
              "name",
              "also the column of a tag's first value",
              "Choose another name."));
    }
    if (tag.isDerived()) {
      checkDerived(tag, faults);
    } else if (Relations.schema(tag.from()).isEmpty()) {
      List<String> legal = new ArrayList<>(Relations.names());
      legal.add("profile");
      faults.add(TagFault.unknown(tag.name(), "from", "relation", tag.from(), legal));
    } else {
      Set<String> columns = Set.of(Relations.schema(tag.from()).orElseThrow().fieldNames());
      checkExpression(tag, "rule", tag.rule(), columns, true, faults);
      checkExpression(tag, "by", tag.by(), columns, false, faults);
      checkExpression(tag, "where", tag.where(), columns, false, faults);
    }
  }

  private void checkDerived(TagDefinition tag, List<TagFault> faults) {
    Map<String, Object> others = new LinkedHashMap<>();
    others.put("by", tag.by());
    others.put("where", tag.where());
    others.put("window", tag.window());
    others.put("half-life", tag.halfLife());
    others.forEach(
        (key, value) -> {
          if (value != null) {
            faults.add(
                new TagFault(
                    tag.name(), key, "not for a tag with 'from: profile'", "Take the key out."));
          }
        });
    checkExpression(tag, "rule", tag.rule(), profileColumns(), false, faults);
  }

  private Set<String> profileColumns() {
    Set<String> columns = new TreeSet<>(byName.keySet());
    byName.values().stream()
        .filter(TagDefinition::isMultiValued)
        .forEach(tag -> columns.add(tag.name() + "_top"));
    columns.add("person_id");
    return columns;
  }

  private static void checkExpression(
      TagDefinition tag,
      String key,
      String sql,
      Set<String> columns,
      boolean aggregate,
      List<TagFault> faults) {
    if (sql == null) {
      return;
    }
    Rule rule = Rule.read(sql).orElse(null);
    if (rule == null) {
      faults.add(
          new TagFault(tag.name(), key, "not a Spark SQL expression", "Correct its grammar."));
      return;
    }
    TagFault.unknowns(tag.name(), key, "column", rule.columns(), columns, faults);
    for (String function : rule.unknownFunctions()) {
      faults.add(
          new TagFault(
              tag.name(),
              key,
              "calling '%s', which Spark does not have".formatted(function),
              "Use a function of Spark SQL."));
    }
    for (String function : rule.unstableFunctions()) {
      faults.add(
          new TagFault(
              tag.name(),
              key,
              "calling '%s', whose result hangs on row order, clock or chance".formatted(function),
              "Use an aggregate that does not, such as max(struct(occurred_at, x)).x."));
    }
    checkShape(tag, key, rule, aggregate, faults);
  }

  private static void checkShape(
      TagDefinition tag, String key, Rule rule, boolean aggregate, List<TagFault> faults) {
    if (rule.hasQuery()) {
      faults.add(new TagFault(tag.name(), key, "a query", "Write an expression without select."));
    }
    if (rule.isAggregate() != aggregate) {
      faults.add(
          new TagFault(
              tag.name(),
              key,
              aggregate ? "without an aggregate" : "an aggregate",
              aggregate
                  ? "Sum the rows up, with sum, count, max …"
                  : "Write an expression of one row."));
    }
    if (rule.hasWindow() && !tag.isDerived()) {
      faults.add(
          new TagFault(
              tag.name(), key, "over a window", "Windows are for tags with 'from: profile'."));
    }
    if (rule.callsAny(NEEDS_TOTAL_ORDER) && !rule.columns().contains("person_id")) {
      faults.add(
          new TagFault(
              tag.name(), key, "a window without a total order", "Add person_id to its order by."));
    }
  }

  private void order(List<TagFault> faults) {
    Map<String, Set<String>> waiting = new LinkedHashMap<>();
    Set<String> done = new HashSet<>();
    for (TagDefinition tag : byName.values()) {
      if (tag.isDerived()) {
        waiting.put(tag.name(), inputs(tag));
      } else {
        done.add(tag.name());
      }
    }
    while (!waiting.isEmpty()) {
      List<String> ready =
          waiting.entrySet().stream()
              .filter(entry -> done.containsAll(entry.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (ready.isEmpty()) {
        waiting.forEach(
            (name, inputs) ->
                faults.add(
                    new TagFault(
                        name,
                        "rule",
                        "in a circle, or on one, by way of "
                            + new TreeSet<>(
                                inputs.stream().filter(i -> !done.contains(i)).toList()),
                        "Let one of them not read the others.")));
        return;
      }
      levels.add(ready.stream().map(byName::get).toList());
      done.addAll(ready);
      ready.forEach(waiting::remove);
    }
  }

  private void checkFeature(TagDefinition tag, List<TagFault> faults) {
    if (tag.feature() && faults.isEmpty()) {
      Set<String> read = new LinkedHashSet<>();
      addWithInputs(tag, read);
      read.stream()
          .map(byName::get)
          .filter(input -> !input.isDerived() && !Relations.hasTime(input.from()))
          .forEach(
              input ->
                  faults.add(
                      new TagFault(
                          tag.name(),
                          "feature",
                          "true, though '%s' cannot be seen as of an earlier day"
                              .formatted(input.from()),
                          "Set feature: false.")));
    }
  }
}
