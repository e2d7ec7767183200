package org.kith.jobs.segment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.kith.features.error.SettingFault;

/**
 * What contacting a person is expected to earn, which decides who is worth its cost and who gets a
 * contact for which several segments bid. A person's bid is {@code uplift × value − cost}, or
 * {@code score × value − cost} where the uplift is null; whose bid is not above 0 is left out.
 *
 * @param uplift Spark SQL: by how much the contact raises the probability of the outcome; null
 *     where no model says so
 * @param score Spark SQL: the probability of the outcome, which stands in for the uplift and is
 *     more than it; null for nothing in its stead
 * @param value Spark SQL: what the outcome earns, in the brand's currency
 * @param cost of one contact, in the brand's currency, more than 0
 * @param budget for all contacts, in the brand's currency; null for no bound
 */
public record Worth(String uplift, String score, String value, Double cost, Double budget) {

  public Worth {
    SettingFault.unless(
        uplift != null || score != null, "uplift", uplift, "given, or a score in its stead");
    SettingFault.required(value, "value", "what the outcome earns, as Spark SQL");
    SettingFault.unless(cost != null && cost > 0, "cost", cost, "more than 0");
    SettingFault.unless(
        budget == null || cost == null || budget >= cost, "budget", budget, "the cost or more");
  }

  /** How many contacts the budget pays for; null for no bound. */
  Long affordable() {
    return budget == null ? null : (long) Math.floor(budget / cost);
  }

  /** The expressions that are given, by key. */
  Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("uplift", uplift);
    parts.put("score", score);
    parts.put("value", value);
    parts.values().removeIf(Objects::isNull);
    return parts;
  }

  /** The probability of the outcome that is reckoned with: the uplift where it is known. */
  public String gain() {
    return uplift == null
        ? score
        : score == null ? uplift : "coalesce(" + uplift + ", " + score + ")";
  }

  /** The bid, as Spark SQL. */
  String bid() {
    return "cast((%s) AS DOUBLE) * cast((%s) AS DOUBLE) - %sD".formatted(gain(), value, cost);
  }
}
