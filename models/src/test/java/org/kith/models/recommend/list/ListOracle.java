package org.kith.models.recommend.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kith.models.recommend.list.ListWorld.Item;

/** The lists of a small world, made one person and one item after the other. */
final class ListOracle {

  private record Ranked(String item, double score, String model) {}

  private final ListWorld world;
  private final ListSettings settings;

  ListOracle(ListWorld world, ListSettings settings) {
    this.world = world;
    this.settings = settings;
  }

  /** Rows as {@code person rank item score model}, in order of person and rank. */
  List<String> lists(int n) {
    List<String> rows = new ArrayList<>();
    for (String person : world.purchases.keySet()) {
      if (!isActive(person)) {
        continue;
      }
      List<Item> allowed = allowed(person);
      if (allowed == null) {
        continue;
      }
      List<Ranked> ranking = ranking(person, allowed);
      boolean plain = settings.quota() == 0 && settings.relevance() == 1;
      List<Ranked> pool = cut(ranking, plain ? n : n * settings.pool());
      int rank = 1;
      for (Ranked row : picked(pool, n)) {
        rows.add(
            "%s %d %s %.6f %s".formatted(person, rank++, row.item(), row.score(), row.model()));
      }
    }
    return rows;
  }

  private boolean isActive(String person) {
    if (settings.activeWithin() == null) {
      return true;
    }
    Instant start = ListWorld.AS_OF.startOfLast(settings.activeWithin().count());
    return !world.lastActive.get(person).isBefore(start);
  }

  /** Null where the person gets no list at all. */
  private List<Item> allowed(String person) {
    List<Item> shelf = new ArrayList<>();
    String step = step(person);
    if (settings.step() != null && step == null) {
      return null;
    }
    for (Item item : world.items.values()) {
      boolean owned = world.purchases.get(person).contains(item.id()) && !item.rebuy();
      String on =
          settings.step() == null
              ? null
              : settings.step().equals("up-sell") ? item.tier() : item.rung();
      boolean wanted = settings.items() == null || "c1".equals(item.category());
      if (item.available() && !owned && wanted && Objects.equals(on, step)) {
        shelf.add(item);
      }
    }
    return shelf;
  }

  private String step(String person) {
    if (settings.step() == null) {
      return null;
    }
    List<Item> bought = world.purchases.get(person).stream().map(world.items::get).toList();
    int at;
    List<String> order;
    if (settings.step().equals("up-sell")) {
      order = ListWorld.TIERS;
      Map<Integer, Integer> times = new HashMap<>();
      bought.stream()
          .map(Item::tier)
          .filter(Objects::nonNull)
          .forEach(t -> times.merge(order.indexOf(t), 1, Integer::sum));
      at = -1;
      for (int tier = 0; tier < 3; tier++) {
        if (times.containsKey(tier) && (at < 0 || times.get(tier) >= times.get(at))) {
          at = tier;
        }
      }
      if (at < 0) {
        return null;
      }
    } else {
      order = ListWorld.RUNGS;
      at = bought.stream().mapToInt(item -> order.indexOf(item.rung())).max().orElse(-1);
    }
    return at + 1 < order.size() ? order.get(at + 1) : null;
  }

  private List<Ranked> ranking(String person, List<Item> allowed) {
    Map<String, Double> scores = world.scores.get(person);
    List<Ranked> ranking = new ArrayList<>();
    if (scores == null && settings.strangers().equals("rating")) {
      Map<String, Double> ratings = ratings();
      allowed.stream()
          .filter(item -> ratings.containsKey(item.id()))
          .forEach(item -> ranking.add(new Ranked(item.id(), ratings.get(item.id()), "rating")));
    }
    if (ranking.isEmpty()) {
      for (Item item : allowed) {
        ranking.add(
            scores == null
                ? new Ranked(item.id(), world.popularity.get(item.id()), "popularity")
                : new Ranked(item.id(), scores.get(item.id()), "table"));
      }
    }
    ranking.sort(Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::item));
    return ranking;
  }

  private Map<String, Double> ratings() {
    Map<String, Double> ratings = new HashMap<>();
    Ratings.of(world.subject().stars()).forEach(r -> ratings.put(r.itemId(), r.rating()));
    return ratings;
  }

  /** Greedy maximal marginal relevance, everything computed anew at each step. */
  private List<Ranked> picked(List<Ranked> pool, int n) {
    List<Ranked> left = new ArrayList<>(pool);
    List<Ranked> list = new ArrayList<>();
    double low = pool.stream().mapToDouble(Ranked::score).min().orElse(0);
    double high = pool.stream().mapToDouble(Ranked::score).max().orElse(0);
    while (list.size() < n) {
      Ranked best = null;
      double highest = Double.NEGATIVE_INFINITY;
      for (Ranked one : left) {
        String category = world.items.get(one.item()).category();
        long there =
            list.stream()
                .filter(
                    r -> category != null && category.equals(world.items.get(r.item()).category()))
                .count();
        double fit = high > low ? (one.score() - low) / (high - low) : 1;
        double like = list.stream().mapToDouble(r -> alike(r.item(), one.item())).max().orElse(0);
        double value = settings.relevance() * fit - (1 - settings.relevance()) * like;
        if (value > highest && (settings.quota() == 0 || there < settings.quota())) {
          highest = value;
          best = one;
        }
      }
      if (best == null) {
        break;
      }
      left.remove(best);
      list.add(best);
    }
    return list;
  }

  private double alike(String one, String other) {
    Item a = world.items.get(one);
    Item b = world.items.get(other);
    if (a.category() == null || b.category() == null || !a.department().equals(b.department())) {
      return 0;
    }
    return !a.category().equals(b.category())
        ? 1 / 3.0
        : !a.subcategory().equals(b.subcategory()) ? 2 / 3.0 : 1;
  }

  private static List<Ranked> cut(List<Ranked> ranking, int n) {
    return ranking.subList(0, Math.min(n, ranking.size()));
  }
}
