package org.kith.jobs.world.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kith.jobs.world.base.Calendar;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.people.BuyingProcess;
import org.kith.jobs.world.people.Campaign;
import org.kith.jobs.world.people.Person;

/**
 * One person's orders over the whole history, by the buying process, and those that campaigns bring
 * on top of it.
 */
public final class Purchases {

  private final Brand brand;
  private final Person person;
  private final List<Order> organic = new ArrayList<>();
  private final List<Order> orders;
  private double aliveUntil = Double.MAX_VALUE;

  public Purchases(Brand brand, Person person) {
    this.brand = brand;
    this.person = person;
    live(brand.draw(Stream.PURCHASE, person.index()));
    orders = new ArrayList<>(organic);
    respond(brand.draw(Stream.OFFER, person.index()));
    orders.sort(Comparator.comparingDouble(Order::day));
  }

  private void live(Draw draw) {
    Calendar calendar = brand.calendar();
    double end = calendar.shopping(brand.days());
    double now = calendar.shopping(person.joined()) + draw.exponential(person.conversion());
    boolean leaving = false;
    boolean first = true;
    while (now < end && !leaving) {
      leaving = !first && draw.chance(person.dropout());
      double day = calendar.day(now);
      organic.add(new Order(day, null, draw.chance(BuyingProcess.complaint(leaving))));
      if (leaving) {
        aliveUntil = day;
      }
      first = false;
      now += draw.exponential(person.rate());
    }
  }

  private void respond(Draw draw) {
    for (Campaign campaign : brand.campaigns().all()) {
      if (isEligible(campaign)
          && "treat".equals(brand.campaigns().arm(campaign, person))
          && draw.chance(brand.campaigns().effect(campaign, person))) {
        double day = campaign.start() + Campaign.WINDOW * draw.uniform();
        orders.add(new Order(day, campaign, false));
      }
    }
  }

  /** Campaigns address members who have ordered before. */
  public boolean isEligible(Campaign campaign) {
    return person.isMember() && firstDay() < campaign.start();
  }

  /** All orders, in order of time. */
  public List<Order> orders() {
    return orders;
  }

  /** Orders of the buying process before a day. */
  public List<Order> organicBefore(double day) {
    return organic.stream().filter(order -> order.day() < day).toList();
  }

  /** Day of the first order; beyond everything when there is none. */
  public double firstDay() {
    return organic.isEmpty() ? Double.MAX_VALUE : organic.get(0).day();
  }

  /** Whether the person has not left for good by that day. */
  public boolean isAlive(double day) {
    return day <= aliveUntil;
  }

  /** The day of the last order before leaving; beyond everything for who has not left. */
  public double aliveUntil() {
    return aliveUntil;
  }

  /** Whether an order came from that campaign before a day. */
  public boolean responded(Campaign campaign, double day) {
    return orders.stream().anyMatch(order -> order.campaign() == campaign && order.day() < day);
  }
}
