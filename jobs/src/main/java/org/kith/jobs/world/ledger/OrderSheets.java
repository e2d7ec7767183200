package org.kith.jobs.world.ledger;

import java.io.IOException;
import java.util.List;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Places;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.file.TruthSheet;
import org.kith.jobs.world.goods.Item;
import org.kith.jobs.world.life.Baskets;
import org.kith.jobs.world.life.Brand;
import org.kith.jobs.world.life.Order;
import org.kith.jobs.world.people.Person;

/**
 * Writes one person's orders, and what follows from each: refunds, coupons, points, reviews,
 * messages.
 */
final class OrderSheets {

  private static final double LATE = 0.01;
  private static final double POSTAGE = 0.06;
  private static final String[] CHANNELS = {"store", "app", "mini-program", "marketplace"};

  private final Brand brand;
  private final Files files;
  private final Person person;
  private final Draw draw;
  private final AfterSales after;
  private final double[] habits;

  OrderSheets(Brand brand, Files files, Person person) {
    this.brand = brand;
    this.files = files;
    this.person = person;
    draw = brand.draw(Stream.BASKET, person.index());
    after = new AfterSales(brand, files, person);
    habits = new double[] {draw.uniform(), draw.uniform(), draw.uniform(), 0.6 * draw.uniform()};
  }

  /** Writes the orders; {@code baskets} remembers what was bought. */
  void write(List<Order> orders, Baskets baskets) throws IOException {
    for (int n = 0; n < orders.size(); n++) {
      Order order = orders.get(n);
      Ticket ticket = ticket(order, n);
      lines(order, ticket, baskets.fill(order.day(), draw));
      files.know(TruthSheet.IDENTITY, Sheet.ORDERS.source(), ticket.number, person.name());
      after.message(order, ticket.number);
    }
  }

  private Ticket ticket(Order order, int n) throws IOException {
    Ticket ticket = new Ticket();
    ticket.number = "O" + person.code() + "-" + n;
    ticket.channel = CHANNELS[draw.weighted(habits)];
    var accounts = person.accounts();
    boolean member = person.isMember();
    boolean till = member && !accounts.ownPhone();
    if (till && !ticket.channel.equals("store")) {
      ticket.channel = accounts.device() != null ? "app" : "store";
    }
    if (ticket.channel.equals("app") && accounts.device() == null
        || ticket.channel.equals("mini-program") && accounts.unionid() == null) {
      ticket.channel = member ? "store" : "marketplace";
    }
    switch (ticket.channel) {
      case "app" -> {
        ticket.member = accounts.member();
        ticket.device = accounts.device();
      }
      case "mini-program" -> ticket.unionid = accounts.unionid();
      case "marketplace" -> ticket.phone = accounts.phone();
      default -> {
        ticket.member =
            accounts.secondMember() != null && draw.chance(0.4)
                ? accounts.secondMember()
                : accounts.member();
        ticket.phone = member ? null : accounts.phone();
        ticket.store =
            Places.store(person.city(), draw.chance(0.8) ? person.index() : person.index() + 1);
      }
    }
    ticket.late = draw.chance(LATE);
    ticket.hours = ticket.late ? draw.between(70, 600) : draw.between(0.1, 0.7);
    boolean addressed = !order.isOrganic() && draw.chance(0.7);
    if (addressed || order.isOrganic() && draw.chance(person.thrift())) {
      ticket.coupon = "C" + person.code() + "-" + n;
      after.coupon(order, ticket.coupon, ticket.number, n);
    }
    return ticket;
  }

  private void lines(Order order, Ticket ticket, List<Item> basket) throws IOException {
    long paid = 0;
    int number = 0;
    for (Item item : basket) {
      int quantity = 1;
      while (item.rebuy() && quantity < 6 && draw.chance(1 - 1 / Baskets.QUANTITY)) {
        quantity++;
      }
      long full = item.cents() * quantity;
      long discount = ticket.coupon == null ? 0 : Math.round(full * Baskets.COUPON);
      paid += full - discount;
      line(order.day(), order, ticket, ++number, item, "sale", quantity, discount);
      double back = order.day() + draw.between(2, 12);
      if (draw.chance(Baskets.REFUNDED) && back < brand.days()) {
        line(back, order, ticket, number + 100, item, "refund", -quantity, -discount);
        paid -= full - discount;
      }
      after.review(order, item, ticket.number + "-" + number);
    }
    if (!ticket.channel.equals("store") && draw.chance(POSTAGE)) {
      String[] row = row(order.day(), ticket, order, ++number);
      fill(row, "POSTAGE", "运费", "adjustment", 1, 1200, 1200, 0);
      add(ticket, row);
    }
    after.points(order, paid, ticket.number);
  }

  private void line(
      double day,
      Order order,
      Ticket ticket,
      int number,
      Item item,
      String kind,
      int quantity,
      long discount)
      throws IOException {
    String title = number % 9 == 4 ? item.titleZh() + " \"礼盒\", 限量" : item.titleZh();
    String[] row = row(day, ticket, order, number);
    fill(
        row,
        item.id(),
        title,
        kind,
        quantity,
        item.cents(),
        item.cents() * quantity - discount,
        discount);
    add(ticket, row);
  }

  private void add(Ticket ticket, String[] row) throws IOException {
    if (ticket.late) {
      files.addLate(Sheet.ORDERS, row);
    } else {
      files.add(Sheet.ORDERS, row);
    }
  }

  private String[] row(double day, Ticket ticket, Order order, int number) {
    String[] row = new String[19];
    row[0] = ticket.number;
    row[1] = Integer.toString(number);
    row[2] = brand.local(day);
    row[3] = brand.local(brand.calendar().later(day, ticket.hours));
    row[4] = ticket.member;
    row[5] = ticket.phone;
    row[6] = ticket.unionid;
    row[7] = ticket.device;
    row[15] = ticket.channel;
    row[16] = ticket.store;
    row[17] = ticket.coupon;
    row[18] = order.isOrganic() ? null : order.campaign().id();
    return row;
  }

  private static void fill(
      String[] row,
      String item,
      String title,
      String kind,
      int quantity,
      long price,
      long paid,
      long discount) {
    row[8] = item;
    row[9] = title;
    row[10] = kind;
    row[11] = Integer.toString(quantity);
    row[12] = Brand.money(price);
    row[13] = Brand.money(paid);
    row[14] = Brand.money(Math.abs(discount));
  }

  /** The head of one order. */
  private static final class Ticket {
    private String number;
    private String channel;
    private String member;
    private String phone;
    private String unionid;
    private String device;
    private String store;
    private String coupon;
    private boolean late;
    private double hours;
  }
}
