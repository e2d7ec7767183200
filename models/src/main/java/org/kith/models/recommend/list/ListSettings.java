package org.kith.models.recommend.list;

import java.util.List;
import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;

/**
 * What a set of lists must be like; one request for lists, or a brand's habit.
 *
 * @param items which items may appear beside being on sale, as a Spark SQL predicate over the
 *     items' columns; null for all
 * @param activeWithin only people who did something in the last so many days; null for everybody
 * @param step {@code up-sell}: only items of the price tier above the one that the person buys;
 *     {@code ladder}: only items of the rung above the highest that the person bought from; null
 *     for no such limit
 * @param priceTiers the tiers from the lowest, as the items' {@code price_tier} has them; with
 *     {@code up-sell}
 * @param rungs the rungs from the lowest, as the items' {@code rung} has them; with {@code ladder}
 * @param quota items of one category in a list, at most; 0 for any number
 * @param relevance λ of the diversity step, 0 to 1: 1 orders by score alone, less puts items
 *     forward that are unlike those before them; null for 1
 * @param pool how many times longer than the list the exact ranking is from which quota and
 *     diversity choose, 1 to 50; 0 for 5
 * @param strangers what people get of whom nothing is known: {@code popularity} (null too) or
 *     {@code rating}
 */
public record ListSettings(
    String items,
    Days activeWithin,
    String step,
    List<String> priceTiers,
    List<String> rungs,
    int quota,
    Double relevance,
    int pool,
    String strangers) {

  /** Up-sell, as {@link #step()} names it. */
  public static final String UP_SELL = "up-sell";

  /** The product ladder, as {@link #step()} names it. */
  public static final String LADDER = "ladder";

  /** The best-rated items, as {@link #strangers()} names them. */
  public static final String RATING = "rating";

  /** The most popular items, as {@link #strangers()} names them. */
  public static final String POPULARITY = "popularity";

  /** By score alone, for everybody, everything that is on sale. */
  public static final ListSettings PLAIN =
      new ListSettings(null, null, null, null, null, 0, null, 0, null);

  private static final int USUAL_POOL = 5;
  private static final int LARGEST_POOL = 50;

  public ListSettings {
    SettingFault.unless(
        items == null || !items.isBlank(), "items", items, "a Spark SQL predicate over items");
    SettingFault.unless(
        step == null || step.equals(UP_SELL) || step.equals(LADDER),
        "step",
        step,
        "up-sell or ladder");
    priceTiers = priceTiers == null ? List.of() : List.copyOf(priceTiers);
    rungs = rungs == null ? List.of() : List.copyOf(rungs);
    SettingFault.unless(
        !UP_SELL.equals(step) || priceTiers.size() >= 2,
        "price-tiers",
        priceTiers,
        "the tiers from the lowest, two or more, where step is up-sell");
    SettingFault.unless(
        !LADDER.equals(step) || !rungs.isEmpty(),
        "rungs",
        rungs,
        "the rungs from the lowest where step is ladder");
    areDistinct("price-tiers", priceTiers);
    areDistinct("rungs", rungs);
    SettingFault.unless(quota >= 0, "quota", quota, "0 or more");
    relevance = relevance == null ? 1.0 : relevance;
    SettingFault.unless(relevance >= 0 && relevance <= 1, "relevance", relevance, "0 to 1");
    pool = pool == 0 ? USUAL_POOL : pool;
    SettingFault.unless(pool >= 1 && pool <= LARGEST_POOL, "pool", pool, "1 to 50");
    strangers = strangers == null ? POPULARITY : strangers;
    SettingFault.unless(
        strangers.equals(POPULARITY) || strangers.equals(RATING),
        "strangers",
        strangers,
        "popularity or rating");
  }

  /** Whether lists keep the order of the scores, so that no longer ranking is needed. */
  boolean keepsOrder() {
    return quota == 0 && relevance == 1;
  }

  /** Items of a ranking from which a list of that length is chosen. */
  int ranked(int length) {
    return keepsOrder() ? length : Math.multiplyExact(length, pool);
  }

  private static void areDistinct(String key, List<String> names) {
    SettingFault.unless(
        names.stream().distinct().count() == names.size(), key, names, "names that differ");
  }
}
