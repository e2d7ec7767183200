package org.kith.models.recommend.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.features.error.SettingFault;

/**
 * Which kinds of events a recommender learns from, and how much each says beside a purchase.
 *
 * @param weights by kind, as settings have it: a number from 0 to 1000, or {@code learn}; with
 *     {@code sale} among them, a number above 0
 */
public record EventKinds(Map<String, String> weights) {

  /** Purchases alone. */
  public static final EventKinds SALES = new EventKinds(Map.of("sale", "1"));

  private static final String LEARN = "learn";
  private static final double HEAVIEST = 1000;

  public EventKinds {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    weights.forEach(
        (kind, weight) ->
            SettingFault.unless(
                LEARN.equals(weight) || isWeight(weight),
                "events",
                kind + ": " + weight,
                "a number from 0 to 1000 or 'learn' for each kind"));
    String sale = weights.get("sale");
    SettingFault.unless(
        sale != null && isWeight(sale) && Double.parseDouble(sale) > 0,
        "events",
        weights,
        "kinds of events, with 'sale' a number above 0 among them");
  }

  /** All kinds, in the order of the settings. */
  public Set<String> names() {
    return weights.keySet();
  }

  /** The kinds whose weight is to be found out. */
  public List<String> learnt() {
    return weights.keySet().stream().filter(kind -> LEARN.equals(weights.get(kind))).toList();
  }

  /** The weight of a purchase. */
  public double sale() {
    return Double.parseDouble(weights.get("sale"));
  }

  /**
   * Every kind's weight.
   *
   * @param found weights of the learnt kinds in purchases; a kind that is absent weighs nothing
   */
  public Map<String, Double> with(Map<String, Double> found) {
    Map<String, Double> all = new LinkedHashMap<>();
    weights.forEach(
        (kind, weight) ->
            all.put(
                kind,
                LEARN.equals(weight)
                    ? sale() * found.getOrDefault(kind, 0.0)
                    : Double.parseDouble(weight)));
    return all;
  }

  private static boolean isWeight(String text) {
    try {
      double weight = Double.parseDouble(text);
      return weight >= 0 && weight <= HEAVIEST;
    } catch (NumberFormatException malformed) {
      return false;
    }
  }
}
