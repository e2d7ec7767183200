package org.kith.features.tag;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.features.error.SettingFault;
import org.kith.features.tag.rule.Rule;
import org.kith.features.time.Days;

/**
 * One entry of the tag catalogue: what is said about a person, and by which rule.
 *
 * <p>A tag with {@code from} other than {@code profile} is an aggregate over a person's rows of
 * that relation, as they were known before the cut-off. One with {@code from: profile} is a scalar
 * expression over the columns of the other tags. One with {@code by} has a row for each value of
 * that expression, the aggregate being its weight.
 *
 * @param name snake_case, unique; the column of {@code profile}
 * @param title name for people, in both languages
 * @param owner who answers for it
 * @param kind its family's kind
 * @param from relation: {@code orders}, {@code social_events}, {@code reviews} … or {@code profile}
 * @param rule Spark SQL: an aggregate over the relation, or an expression over {@code profile}
 * @param by Spark SQL over the relation whose values the tag takes; null for a single-valued tag
 * @param where Spark SQL predicate over the relation; null for all rows
 * @param window only rows of the last so many days; null for all
 * @param halfLife column {@code decay} halves after so many days; null makes it 1
 * @param expiry the tag lapses so many days after its last evidence; null for never
 * @param coverage least share of people of whom the tag should say something, above 0 and up to 1;
 *     null where nothing is expected
 * @param top at most so many values a person, by weight and then value, where {@code by} is set; 20
 *     unless told
 * @param lift whether a value's weight is its share ÷ its share of everybody's whole, where {@code
 *     by} is set; no unless told
 * @param feature whether models may use it; only numeric and boolean tags
 * @param reason sentence that says why a person carries it, with {@code {value}}, {@code {count}}
 *     and {@code {last}} filled in
 */
public record TagDefinition(
    String name,
    Words title,
    String owner,
    Kind kind,
    String from,
    String rule,
    String by,
    String where,
    Days window,
    Days halfLife,
    Days expiry,
    Double coverage,
    Integer top,
    Boolean lift,
    boolean feature,
    Words reason) {

  /** The kinds of tag that a catalogue holds. */
  public enum Kind {
    FACT,
    STATISTIC,
    PREFERENCE,
    LIFECYCLE,
    SOCIAL,
    PREDICTED,
    RULE
  }

  /**
   * The same words in both languages.
   *
   * @param en English
   * @param zh Chinese
   */
  public record Words(String en, String zh) {

    public Words {
      SettingFault.required(en, "en", "the English words");
      SettingFault.required(zh, "zh", "the Chinese words");
    }
  }

  private static final int VALUES_KEPT = 20;

  public TagDefinition {
    SettingFault.required(name, "name", "snake_case");
    SettingFault.unless(name.matches("[a-z][a-z0-9_]*"), "name", name, "snake_case");
    SettingFault.required(title, "title", "en and zh");
    SettingFault.required(owner, "owner", "who answers for the tag");
    SettingFault.required(kind, "kind", "one of " + List.of(Kind.values()));
    SettingFault.required(from, "from", "a relation, or profile");
    SettingFault.required(rule, "rule", "a Spark SQL expression");
    SettingFault.required(reason, "reason", "en and zh");
    SettingFault.unless(
        coverage == null || (coverage > 0 && coverage <= 1),
        "coverage",
        coverage,
        "a share above 0 and up to 1");
    top = top == null ? VALUES_KEPT : top;
    SettingFault.unless(top >= 1 && top <= 1000, "top", top, "1 to 1000");
    lift = lift != null && lift;
    SettingFault.unless(by != null || !lift, "lift", lift, "false for a tag without 'by'");
    SettingFault.unless(by == null || !feature, "feature", feature, "false for a tag with 'by'");
  }

  /** Names of the columns that rule, by and where read, in lower case. */
  public Set<String> columns() {
    return Stream.of(rule, by, where)
        .filter(Objects::nonNull)
        .flatMap(sql -> Rule.parse(sql).columns().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether it has a row for each of several values. */
  public boolean isMultiValued() {
    return by != null;
  }

  /** Whether it is computed from other tags. */
  public boolean isDerived() {
    return from.equals("profile");
  }
}
