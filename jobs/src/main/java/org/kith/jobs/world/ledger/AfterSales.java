package org.kith.jobs.world.ledger;

import java.io.IOException;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.goods.Item;
import org.kith.jobs.world.life.Brand;
import org.kith.jobs.world.life.Order;
import org.kith.jobs.world.life.Words;
import org.kith.jobs.world.people.Person;

/** What an order leaves behind: coupons used, points, reviews, messages to the service desk. */
final class AfterSales {

  private static final double REVIEWED = 0.09;
  private static final double ASKED = 0.05;
  private static final String[] REASONS = {
    "late-delivery", "how-to-use", "return", "invoice", "wrong-item"
  };

  private final Brand brand;
  private final Files files;
  private final Person person;
  private final Draw draw;
  private long balance;

  AfterSales(Brand brand, Files files, Person person) {
    this.brand = brand;
    this.files = files;
    this.person = person;
    draw = brand.draw(Stream.CONTACT, person.index());
  }

  void coupon(Order order, String coupon, String number, int n) throws IOException {
    double issued = Math.max(0, order.day() - draw.between(1, 20));
    String campaign = null;
    if (!order.isOrganic()) {
      issued = order.campaign().start();
      campaign = order.campaign().id();
    }
    offer(coupon, "issued", campaign, null, issued);
    if (draw.chance(0.5) && issued > 21) {
      offer(coupon + "x", "issued", null, null, issued - draw.between(1, 20));
    }
    offer(coupon, "redeemed", campaign, number, order.day());
  }

  private void offer(String coupon, String event, String campaign, String number, double day)
      throws IOException {
    String member = person.accounts().member();
    String phone = member == null ? person.accounts().phone() : null;
    files.add(
        Sheet.OFFERS,
        coupon,
        event,
        member,
        phone,
        null,
        null,
        campaign,
        null,
        number,
        "20.00",
        brand.instant(day));
  }

  void points(Order order, long cents, String number) throws IOException {
    String member = person.accounts().member();
    long earned = cents / 100;
    if (member == null || earned <= 0) {
      return;
    }
    String when = brand.instant(order.day());
    files.add(Sheet.POINTS, number + "+", member, Long.toString(earned), "purchase", number, when);
    balance += earned;
    if (balance > 1000 && draw.chance(0.25)) {
      long spent = balance / 500 * 400;
      files.add(Sheet.POINTS, number + "-", member, Long.toString(-spent), "gift", number, when);
      balance -= spent;
    }
  }

  void review(Order order, Item item, String line) throws IOException {
    double day = order.day() + draw.between(2, 20);
    if (!draw.chance(REVIEWED) || day >= brand.days()) {
      return;
    }
    double liking = 3.9 + item.quality() + 0.8 * draw.normal() - (order.complained() ? 2 : 0);
    int stars = (int) Math.max(1, Math.min(5, Math.round(liking)));
    int votes = (int) Math.min(500, draw.pareto(0.9) - 1);
    String member = person.accounts().member();
    files.add(
        Sheet.REVIEWS,
        "RV" + line,
        member,
        member == null ? person.accounts().unionid() : null,
        item.id(),
        Integer.toString(stars),
        Integer.toString(votes),
        Words.review(item, stars, draw),
        brand.instant(day));
  }

  void message(Order order, String number) throws IOException {
    if (order.complained()) {
      message(
          "complaint", "SM" + number, brand.calendar().later(order.day(), draw.between(0.2, 4)));
    } else if (draw.chance(ASKED)) {
      message(draw.of(REASONS), "SM" + number, order.day() + draw.between(0.1, 6));
    }
  }

  private void message(String reason, String id, double day) throws IOException {
    if (day >= brand.days()) {
      return;
    }
    String member = person.accounts().member();
    boolean wechat = member == null && person.accounts().unionid() != null;
    files.add(
        Sheet.SERVICE_MESSAGES,
        id,
        member,
        member == null && !wechat ? person.accounts().phone() : null,
        wechat ? person.accounts().unionid() : null,
        reason,
        draw.of("phone", "wechat", "app"),
        Words.message(reason, draw),
        brand.instant(day));
  }
}
