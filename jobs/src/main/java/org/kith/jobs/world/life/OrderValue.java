package org.kith.jobs.world.life;

import java.util.List;
import org.kith.jobs.world.goods.Item;
import org.kith.jobs.world.goods.Topics;
import org.kith.jobs.world.people.Person;

/** What a person's next order is worth on average, after coupons and refunds, at the end. */
public final class OrderValue {

  private final Brand brand;
  private final double[] open = new double[Topics.COUNT];
  private final double[] worth = new double[Topics.COUNT];

  public OrderValue(Brand brand) {
    this.brand = brand;
    for (Item item : brand.catalogue().items()) {
      for (int topic = 0; topic < Topics.COUNT && item.isSold(brand.days()); topic++) {
        double chance = brand.topics().probability(topic, item.index());
        open[topic] += chance;
        worth[topic] += chance * line(item);
      }
    }
  }

  public double of(Person person, double[] taste, Baskets baskets) {
    List<Item> items = brand.catalogue().items();
    double all = 0;
    double value = 0;
    for (int topic = 0; topic < Topics.COUNT; topic++) {
      all += taste[topic] * open[topic];
      value += taste[topic] * worth[topic];
      for (int owned : baskets.owned()) {
        if (items.get(owned).isSold(brand.days())) {
          double chance = taste[topic] * brand.topics().probability(topic, owned);
          all -= chance;
          value -= chance * line(items.get(owned));
        }
      }
    }
    double fresh = value / all;
    double again = 0;
    double repeats = 0;
    for (int used : baskets.usedUp()) {
      if (items.get(used).isSold(brand.days())) {
        again += line(items.get(used));
        repeats++;
      }
    }
    int bought = Math.max(1, baskets.usedUp().size());
    double repeated = Baskets.AGAIN * repeats / bought;
    double mean = (1 - repeated) * fresh + Baskets.AGAIN * again / bought;
    return Baskets.lines() * mean * (1 - Baskets.COUPON * person.thrift()) * (1 - Baskets.REFUNDED);
  }

  private double line(Item item) {
    double value = worth(item);
    if (item.companion() >= 0) {
      Item companion = brand.catalogue().items().get(item.companion());
      value += companion.isSold(brand.days()) ? item.companionChance() * worth(companion) : 0;
    }
    return value;
  }

  private static double worth(Item item) {
    return item.cents() / 100.0 * (item.rebuy() ? Baskets.QUANTITY : 1);
  }
}
