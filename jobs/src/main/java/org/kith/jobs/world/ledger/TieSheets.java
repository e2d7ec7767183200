package org.kith.jobs.world.ledger;

import java.io.IOException;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.life.Brand;
import org.kith.jobs.world.life.Circle;
import org.kith.jobs.world.life.Purchases;
import org.kith.jobs.world.people.Accounts;
import org.kith.jobs.world.people.Person;

/**
 * Writes whom a person is tied to: ties, groups, the distribution tree, referrals, shared coupons.
 */
final class TieSheets {

  private static final long OWN = 1L << 41;
  private static final String[] ROLES = {"owner", "admin", "admin"};

  private final Brand brand;
  private final Files files;
  private final Person person;
  private final Circle circle;
  private final Draw draw;

  TieSheets(Brand brand, Files files, Person person, Circle circle) {
    this.brand = brand;
    this.files = files;
    this.person = person;
    this.circle = circle;
    draw = brand.draw(Stream.TIE, OWN + person.index());
  }

  void write(Purchases purchases) throws IOException {
    for (Circle.Tie tie : circle.ties()) {
      tie(tie);
    }
    groups();
    if (circle.parent() != null) {
      brought(circle.parent(), purchases);
    }
    forwards(purchases);
  }

  private void tie(Circle.Tie tie) throws IOException {
    boolean weibo = tie.platform().equals("weibo");
    files.add(
        weibo ? Sheet.WEIBO_TIES : Sheet.WECHAT_TIES,
        weibo ? person.accounts().weibo() : person.accounts().openid(),
        weibo ? tie.other().accounts().weibo() : tie.other().accounts().openid(),
        weibo ? "follow" : "friend",
        Brand.number(tie.strength()),
        brand.instant(tie.since()));
  }

  private void groups() throws IOException {
    if (!person.isOn("wechat")) {
      return;
    }
    if (draw.chance(0.5) || person.offset() < ROLES.length) {
      group(person.community(), person.offset() < ROLES.length ? ROLES[person.offset()] : "member");
    }
    int elsewhere = draw.below(brand.population().communities());
    if (draw.chance(person.role().outward()) && elsewhere != person.community()) {
      group(elsewhere, "member");
    }
  }

  private void group(int community, String role) throws IOException {
    double day = person.joined() + (brand.days() - person.joined()) * draw.uniform() * 0.9;
    files.add(
        Sheet.GROUPS,
        "G" + (10_000 + community),
        person.accounts().openid(),
        "青禾好物分享" + (community + 1) + "群",
        role,
        brand.instant(day));
  }

  private void brought(Person parent, Purchases purchases) throws IOException {
    Accounts from = parent.accounts();
    Accounts to = person.accounts();
    if (from.openid() != null && to.openid() != null) {
      files.add(
          Sheet.WECHAT_TIES,
          from.openid(),
          to.openid(),
          "distribution",
          "1.00",
          brand.instant(person.joined()));
    }
    double first = purchases.firstDay();
    if (first < brand.days()) {
      files.add(
          Sheet.REFERRALS,
          "RF" + person.code(),
          from.member(),
          from.member() == null ? from.unionid() : null,
          to.member(),
          to.member() == null ? to.phone() : null,
          "O" + person.code() + "-0",
          brand.instant(first));
    }
  }

  private void forwards(Purchases purchases) throws IOException {
    if (circle.ties().isEmpty() || purchases.orders().isEmpty()) {
      return;
    }
    int times = draw.poisson(0.25 * person.role().ties() / 4);
    for (int n = 0; n < times; n++) {
      Person friend = circle.ties().get(draw.below(circle.ties().size())).other();
      double after = purchases.firstDay();
      double day = after + (brand.days() - after) * draw.uniform();
      String member = person.accounts().member();
      files.add(
          Sheet.OFFERS,
          "F" + person.code() + "-" + n,
          "forwarded",
          member,
          member == null ? person.accounts().phone() : null,
          friend.accounts().member(),
          friend.accounts().member() == null ? friend.accounts().phone() : null,
          null,
          null,
          null,
          "10.00",
          brand.instant(day));
    }
  }
}
