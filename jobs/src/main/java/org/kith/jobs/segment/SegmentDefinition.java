package org.kith.jobs.segment;

import java.util.ArrayList;
import java.util.List;
import org.kith.features.error.SettingFault;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.time.Days;

/**
 * An audience that a marketer asked for: one Spark SQL predicate over {@code profile}, and who is
 * left out of it.
 *
 * @param name kebab-case, unique
 * @param title name for people, in both languages
 * @param brand whose people they are, where a lake serves several brands of a house; null for the
 *     lake's own
 * @param owner who answers for it
 * @param purpose what the contact is for; people without consent to it are left out
 * @param content whether its contacts bring something to read or to do rather than sell; what sells
 *     may be bound to it, by a destination's cap
 * @param retention the files are kept so long
 * @param where Spark SQL predicate over {@code profile} and {@code score_MODEL}, {@code
 *     percentile_MODEL} columns; {@code true} unless told where the segment is an item's audience
 * @param wants the item that its people would most want; puts them in order where neither {@code
 *     rank-by} nor {@code draw} does. Null for no such bound
 * @param include segments of which a person must be in one; empty for no such bound
 * @param exclude segments whose people are left out
 * @param rankBy Spark SQL expression, highest first; null ranks by id alone
 * @param draw seed of a random order, the same every night, of people whom {@code rank-by} leaves
 *     equal, which is all where there is none; null for the order of their ids
 * @param limit at most so many people, by rank; null for all
 * @param quota how they are spread over cells; null for no bound
 * @param worth what a contact is expected to earn; puts people in order where {@code rank-by},
 *     {@code draw} and {@code wants} do not. Null where it is not known
 * @param holdout share held out of every export, 0 to 0.5
 * @param holdoutUnit who is held out together, and from what; null for each person alone, from this
 *     segment
 * @param suppress Spark SQL predicates over {@code profile} of people who are not to be contacted,
 *     by the reason's name
 * @param destinations names of the destinations that get a file
 */
public record SegmentDefinition(
    String name,
    Words title,
    String brand,
    String owner,
    String purpose,
    boolean content,
    Days retention,
    String where,
    Wants wants,
    List<String> include,
    List<String> exclude,
    String rankBy,
    Long draw,
    Long limit,
    Quota quota,
    Worth worth,
    Double holdout,
    HoldoutUnit holdoutUnit,
    java.util.Map<String, String> suppress,
    List<String> destinations) {

  private static final String EVERYBODY = "true";

  /**
   * Spark SQL over {@code profile} and the columns of models.
   *
   * @param key where it is written, such as {@code worth.value}
   * @param sql the expression
   * @param gives what it must give
   */
  public record Expression(String key, String sql, Gives gives) {}

  /** What an expression gives. */
  public enum Gives {
    TRUE_OR_FALSE,
    NUMBER,
    VALUE
  }

  public SegmentDefinition {
    SettingFault.required(name, "name", "kebab-case");
    SettingFault.unless(name.matches("[a-z][a-z0-9-]*"), "name", name, "kebab-case");
    SettingFault.required(title, "title", "en and zh");
    SettingFault.unless(brand == null || !brand.isBlank(), "brand", brand, "a brand's name");
    SettingFault.required(owner, "owner", "who answers for the segment");
    SettingFault.required(purpose, "purpose", "what the contact is for");
    SettingFault.required(retention, "retention", "how long the files are kept");
    where = where == null && wants != null ? EVERYBODY : where;
    SettingFault.required(where, "where", "a Spark SQL predicate over profile");
    SettingFault.unless(limit == null || limit >= 1, "limit", limit, "1 or more");
    SettingFault.unless(
        holdout != null && holdout >= 0 && holdout <= 0.5,
        "holdout",
        holdout,
        "a share from 0 to 0.5");
    SettingFault.unless(
        quota == null || quota.each() != null || limit != null,
        "quota",
        "without each",
        "given with each, or beside a limit that the cells share");
    include = include == null ? List.of() : List.copyOf(include);
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
    suppress =
        suppress == null
            ? java.util.Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(suppress));
    destinations = destinations == null ? List.of() : List.copyOf(destinations);
  }

  /** All that it asks of the profile: rule, order, cells, worth, units and suppression. */
  public List<Expression> expressions() {
    List<Expression> all = new ArrayList<>();
    all.add(new Expression("where", where, Gives.TRUE_OR_FALSE));
    if (rankBy != null) {
      all.add(new Expression("rank-by", rankBy, Gives.NUMBER));
    }
    if (quota != null) {
      quota.by().forEach(sql -> all.add(new Expression("quota.by", sql, Gives.VALUE)));
    }
    if (worth != null) {
      worth
          .parts()
          .forEach((key, sql) -> all.add(new Expression("worth." + key, sql, Gives.NUMBER)));
    }
    if (holdoutUnit != null && holdoutUnit.by() != null) {
      all.add(new Expression("holdout-unit.by", holdoutUnit.by(), Gives.VALUE));
    }
    suppress.forEach(
        (reason, sql) -> all.add(new Expression("suppress." + reason, sql, Gives.TRUE_OR_FALSE)));
    return all;
  }

  /** At most so many people, by the limit and by what the budget pays for; null for all. */
  Long most() {
    Long affordable = worth == null ? null : worth.affordable();
    return affordable == null || (limit != null && limit < affordable) ? limit : affordable;
  }

  /** Whether the people held out are those of all segments that say so. */
  boolean isHeldOutEverywhere() {
    return holdoutUnit != null && holdoutUnit.everywhere();
  }
}
