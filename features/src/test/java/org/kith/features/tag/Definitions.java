package org.kith.features.tag;

import org.kith.features.tag.TagDefinition.Kind;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.time.Days;

/** Tag definitions of which a test names only what it is about. */
public final class Definitions {

  private static final Words WORDS =
      new Words("{value} of {count}, {last}", "{value} {count} {last}");

  private String by;
  private String where;
  private Days window;
  private Days halfLife;
  private Days expiry;
  private Double coverage;
  private Integer top;
  private boolean lift;
  private boolean feature;
  private final String name;
  private final String from;
  private final String rule;

  private Definitions(String name, String from, String rule) {
    this.name = name;
    this.from = from;
    this.rule = rule;
  }

  /** A tag of a name, a relation and a rule. */
  public static Definitions tag(String name, String from, String rule) {
    return new Definitions(name, from, rule);
  }

  Definitions by(String sql) {
    by = sql;
    return this;
  }

  Definitions where(String sql) {
    where = sql;
    return this;
  }

  /** Only the last so many days. */
  public Definitions window(int days) {
    window = new Days(days);
    return this;
  }

  Definitions halfLife(int days) {
    halfLife = new Days(days);
    return this;
  }

  Definitions expiry(int days) {
    expiry = new Days(days);
    return this;
  }

  /** Expected of such a share of people. */
  public Definitions coverage(double share) {
    coverage = share;
    return this;
  }

  Definitions top(int values) {
    top = values;
    return this;
  }

  Definitions lift() {
    lift = true;
    return this;
  }

  /** For models, too. */
  public Definitions feature() {
    feature = true;
    return this;
  }

  /** The definition. */
  public TagDefinition done() {
    return new TagDefinition(
        name, WORDS, "crm", Kind.FACT, from, rule, by, where, window, halfLife, expiry, coverage,
        top, lift, feature, WORDS);
  }
}
