package org.kith.jobs.world.life;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.goods.Item;
import org.kith.jobs.world.goods.Topics;

/**
 * What one person puts into baskets: now and then what was bought before, where the thing is used
 * up, else something after the person's taste that is not owned yet.
 */
public final class Baskets {

  /** How often a line repeats an earlier one. */
  public static final double AGAIN = 0.35;

  /** How often a line is sent back. */
  public static final double REFUNDED = 0.04;

  /** What a coupon takes off. */
  public static final double COUPON = 0.1;

  /** Mean quantity of a thing that is used up. */
  public static final double QUANTITY = 1.18;

  private static final double ANOTHER = 0.5;
  private static final int MOST = 8;

  private final Brand brand;
  private final double[] taste;
  private final List<Integer> usedUp = new ArrayList<>();
  private final TreeSet<Integer> owned = new TreeSet<>();

  public Baskets(Brand brand, double[] taste) {
    this.brand = brand;
    this.taste = taste;
  }

  /** The items of one order, each once. */
  public List<Item> fill(double day, Draw draw) {
    List<Item> basket = new ArrayList<>();
    do {
      add(basket, next(day, draw), day);
      Item last = basket.get(basket.size() - 1);
      if (last.companion() >= 0 && draw.chance(last.companionChance())) {
        add(basket, brand.catalogue().items().get(last.companion()), day);
      }
    } while (basket.size() < MOST && draw.chance(ANOTHER));
    for (Item item : basket) {
      if (item.rebuy()) {
        usedUp.add(item.index());
      } else {
        owned.add(item.index());
      }
    }
    return basket;
  }

  private static void add(List<Item> basket, Item item, double day) {
    if (!basket.contains(item) && (item.isSold(day) || basket.isEmpty())) {
      basket.add(item);
    }
  }

  private Item next(double day, Draw draw) {
    List<Item> items = brand.catalogue().items();
    if (!usedUp.isEmpty() && draw.chance(AGAIN)) {
      Item again = items.get(usedUp.get(draw.below(usedUp.size())));
      if (again.isSold(day)) {
        return again;
      }
    }
    Item chosen = items.get(brand.topics().item(taste, draw));
    for (int tries = 0; tries < 60 && !isOpen(chosen, day); tries++) {
      chosen = items.get(brand.topics().item(taste, draw));
    }
    return chosen;
  }

  private boolean isOpen(Item item, double day) {
    return item.isSold(day) && !owned.contains(item.index());
  }

  /** Probability of each item to be the first line of an order on that day. */
  public double[] next(double day) {
    List<Item> items = brand.catalogue().items();
    double[] chances = new double[items.size()];
    double open = 0;
    for (Item item : items) {
      if (isOpen(item, day)) {
        double chance = 0;
        for (int topic = 0; topic < Topics.COUNT; topic++) {
          chance += taste[topic] * brand.topics().probability(topic, item.index());
        }
        chances[item.index()] = chance;
        open += chance;
      }
    }
    Map<Integer, Integer> again = new HashMap<>();
    usedUp.stream()
        .filter(i -> items.get(i).isSold(day))
        .forEach(i -> again.merge(i, 1, Integer::sum));
    int repeats = again.values().stream().mapToInt(Integer::intValue).sum();
    double left = usedUp.isEmpty() ? 1 : 1 - AGAIN * repeats / usedUp.size();
    for (int i = 0; i < chances.length; i++) {
      chances[i] *= left / open;
      if (again.containsKey(i)) {
        chances[i] += AGAIN * again.get(i) / usedUp.size();
      }
    }
    return chances;
  }

  /** Indices of the things owned for good. */
  public Iterable<Integer> owned() {
    return owned;
  }

  /** Indices of the things that are bought again, one an order line. */
  public List<Integer> usedUp() {
    return usedUp;
  }

  /** Expected number of lines to an order, companions left out. */
  public static double lines() {
    return 1 / (1 - ANOTHER);
  }
}
