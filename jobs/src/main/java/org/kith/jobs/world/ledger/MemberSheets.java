package org.kith.jobs.world.ledger;

import java.io.IOException;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Places;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.file.TruthSheet;
import org.kith.jobs.world.life.Brand;
import org.kith.jobs.world.life.Words;
import org.kith.jobs.world.people.Accounts;
import org.kith.jobs.world.people.Person;

/** Writes who a person is to the brand: accounts, consents, paid memberships, bought attributes. */
final class MemberSheets {

  private static final long OWN = 1L << 40;

  private final Brand brand;
  private final Files files;
  private final Person person;
  private final Accounts accounts;
  private final Draw draw;
  private final Self self;

  MemberSheets(Brand brand, Files files, Person person) {
    this.brand = brand;
    this.files = files;
    this.person = person;
    accounts = person.accounts();
    draw = brand.draw(Stream.CONTACT, OWN + person.index());
    self = new Self(person, brand.draw(Stream.SELF, person.index()));
  }

  void write() throws IOException {
    if (person.isMember()) {
      member(accounts.member(), person.joined());
      if (accounts.secondMember() != null) {
        member(
            accounts.secondMember(),
            Math.min(brand.days() - 1, person.joined() + draw.between(5, 200)));
      }
      membership();
    }
    social();
    consents();
    attributes();
    shared();
  }

  private void member(String number, double day) throws IOException {
    files.add(
        Sheet.MEMBERS,
        number,
        accounts.phone(),
        accounts.email(),
        draw.chance(0.55) ? accounts.unionid() : null,
        brand.instant(day),
        self.name(),
        draw.chance(0.95) ? (person.female() ? "F" : "M") : null,
        draw.chance(0.98) ? self.birthAsTyped() : null,
        Places.city(person.city()),
        Places.region(person.city()),
        Places.store(person.city(), person.index()),
        draw.of("bronze", "silver", "gold"),
        Person.WAYS[person.acquired()],
        draw.chance(0.005) ? "true" : "false");
    files.know(TruthSheet.IDENTITY, Sheet.MEMBERS.source(), number, person.name());
  }

  private void social() throws IOException {
    String seen = brand.instant(person.joined());
    String city = Places.city(person.city());
    if (accounts.weibo() != null) {
      String mobile = draw.chance(0.5) ? accounts.phone() : null;
      String gender = draw.chance(0.8) ? (person.female() ? "f" : "m") : null;
      boolean told = self.fillsIn(mobile != null && accounts.ownPhone());
      files.add(
          Sheet.WEIBO_ACCOUNTS,
          accounts.weibo(),
          Words.nickname(draw),
          gender,
          city,
          mobile,
          seen,
          told ? self.name() : null,
          told ? self.birthAsTyped() : null);
      files.know(
          TruthSheet.IDENTITY, Sheet.WEIBO_ACCOUNTS.source(), accounts.weibo(), person.name());
    }
    if (accounts.unionid() != null) {
      String mobile = draw.chance(0.75) ? accounts.phone() : null;
      boolean told = self.fillsIn(mobile != null && accounts.ownPhone());
      files.add(
          Sheet.WECHAT_ACCOUNTS,
          accounts.unionid(),
          accounts.openid(),
          Words.nickname(draw),
          mobile,
          city,
          seen,
          told ? self.name() : null,
          told ? self.birthAsTyped() : null);
      files.know(
          TruthSheet.IDENTITY, Sheet.WECHAT_ACCOUNTS.source(), accounts.unionid(), person.name());
    }
  }

  private void consents() throws IOException {
    boolean granted = draw.chance(person.isMember() ? 0.82 : 0.5);
    consent("marketing", granted, person.joined());
    if (granted && draw.chance(0.07)) {
      double later = person.joined() + (brand.days() - person.joined()) * draw.uniform();
      consent("marketing", false, later);
    }
    consent("profiling", draw.chance(0.93), person.joined());
  }

  private void consent(String purpose, boolean granted, double day) throws IOException {
    boolean member = person.isMember();
    boolean wechat = !member && accounts.unionid() != null;
    boolean weibo = !member && !wechat && accounts.weibo() != null;
    files.add(
        Sheet.CONSENTS,
        accounts.member(),
        member || wechat || weibo ? null : accounts.phone(),
        wechat ? accounts.unionid() : null,
        weibo ? accounts.weibo() : null,
        purpose,
        "all",
        Boolean.toString(granted),
        brand.instant(day));
  }

  private void membership() throws IOException {
    double day = person.joined() + draw.between(0, 120);
    if (!draw.chance(0.15)) {
      return;
    }
    int tier = draw.weighted(6, 3, 1);
    String event = "start";
    for (int year = 0; day < brand.days(); year++) {
      contract(tier, event, year, day, day + 365);
      day += 365;
      event = "renew";
      if (day < brand.days() && !draw.chance(0.6)) {
        contract(tier, "end", year, day, day);
        return;
      }
    }
  }

  private void contract(int tier, String event, int year, double from, double to)
      throws IOException {
    files.add(
        Sheet.MEMBERSHIPS,
        "P" + accounts.member() + "-" + year + event.charAt(0),
        accounts.member(),
        new String[] {"plus", "gold", "black"}[tier],
        event,
        brand.date(from),
        brand.date(to),
        event.equals("end") ? "0.00" : new String[] {"99.00", "299.00", "999.00"}[tier],
        brand.instant(from));
  }

  private void attributes() throws IOException {
    if (!accounts.ownPhone() || !draw.chance(0.25)) {
      return;
    }
    double day = draw.between(0, brand.days() - 1);
    attribute("income_band", draw.of("A", "B", "B", "C", "C", "D"), day);
    attribute("household", draw.of("1", "2", "3", "4+"), day);
    if (draw.chance(0.4)) {
      attribute("has_child", draw.of("yes", "no"), day);
    }
  }

  private void attribute(String name, String value, double day) throws IOException {
    files.add(
        Sheet.ATTRIBUTES,
        accounts.phone(),
        name,
        value,
        draw.of("panel survey", "credit bureau"),
        "single brand, one year",
        brand.date(day + 365),
        brand.instant(day));
  }

  private void shared() throws IOException {
    if (!accounts.ownPhone()) {
      files.know(TruthSheet.SHARED_IDENTIFIERS, "phone", accounts.phone(), person.name());
    }
    files.know(TruthSheet.COMMUNITIES, person.name(), "C" + person.community());
    files.know(
        TruthSheet.ROLES, person.name(), person.role().name().toLowerCase(java.util.Locale.ROOT));
    files.know(TruthSheet.INFLUENCE, person.name(), person.influence());
  }
}
