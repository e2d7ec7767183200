package org.kith.jobs.world.ledger;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.kith.jobs.world.base.Calendar;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.TruthSheet;
import org.kith.jobs.world.life.Brand;
import org.kith.jobs.world.life.Order;
import org.kith.jobs.world.life.Purchases;
import org.kith.jobs.world.people.BuyingProcess;
import org.kith.jobs.world.people.Campaign;
import org.kith.jobs.world.people.Campaigns;
import org.kith.jobs.world.people.Person;

/**
 * Writes what is true of one person's buying: probabilities at cut-offs, lifetime, effects.
 *
 * <p>A cut-off is the last day seen; the 30 days after it are foretold. A person has a row once the
 * brand can know of them.
 */
final class PersonTruth {

  private static final int CUTOFFS = 7;
  private static final int WINDOW = 30;
  private static final int HORIZON = 90;

  private final Brand brand;
  private final Files files;
  private final Person person;
  private final Purchases purchases;
  private final Calendar calendar;

  PersonTruth(Brand brand, Files files, Person person, Purchases purchases) {
    this.brand = brand;
    this.files = files;
    this.person = person;
    this.purchases = purchases;
    calendar = brand.calendar();
  }

  void write(double orderValue) throws IOException {
    for (int i = 0; i < CUTOFFS; i++) {
      double now = brand.days() - i * (double) WINDOW;
      if (now > 0) {
        probability(now);
      }
    }
    lifetime(orderValue);
    for (Campaign campaign : brand.campaigns().all()) {
      effect(campaign, orderValue);
    }
  }

  private void probability(double now) throws IOException {
    boolean visible =
        person.joined() < now
            && (person.isMember() || person.isOn("weibo") || person.isOn("wechat"));
    boolean customer = purchases.firstDay() < now;
    if (!visible && !customer) {
      return;
    }
    double latent = 1 - (1 - latent(now, WINDOW)) * (1 - fromCampaigns(now, true));
    double observable = 1 - (1 - observable(now, WINDOW)) * (1 - fromCampaigns(now, false));
    files.know(
        TruthSheet.PURCHASE_PROBABILITY,
        person.name(),
        calendar.date(now - 1),
        latent,
        observable,
        stage(now));
  }

  /** Probability of an order of the buying process given the person's hidden state. */
  private double latent(double now, double window) {
    double ahead = calendar.shopping(now + window) - calendar.shopping(now);
    if (purchases.firstDay() >= now) {
      return -StrictMath.expm1(-person.conversion() * ahead);
    }
    return purchases.isAlive(now) ? -StrictMath.expm1(-person.rate() * ahead) : 0;
  }

  /** The same given what the brand has seen. */
  private double observable(double now, double window) {
    double ahead = calendar.shopping(now + window) - calendar.shopping(now);
    List<Order> seen = purchases.organicBefore(now);
    if (seen.isEmpty()) {
      double waited = calendar.shopping(now) - calendar.shopping(person.joined());
      return BuyingProcess.firstOrder(waited, ahead);
    }
    double first = calendar.shopping(seen.get(0).day());
    Order last = seen.get(seen.size() - 1);
    return BuyingProcess.nextOrder(
        person.scale(),
        seen.size() - 1,
        calendar.shopping(last.day()) - first,
        calendar.shopping(now) - first,
        last.complained(),
        ahead);
  }

  /** Probability of an order that a campaign brings within the window. */
  private double fromCampaigns(double now, boolean hidden) {
    Campaigns campaigns = brand.campaigns();
    double none = 1;
    for (Campaign campaign : campaigns.all()) {
      double over = Math.min(now + WINDOW, campaign.start() + Campaign.WINDOW);
      double share = (over - Math.max(now, campaign.start())) / Campaign.WINDOW;
      if (share <= 0
          || !person.isMember()
          || purchases.firstDay() >= Math.min(now, campaign.start())) {
        continue;
      }
      double effect =
          hidden ? campaigns.effect(campaign, person) : campaigns.meanEffect(campaign, person);
      if (campaign.start() >= now) {
        none *= 1 - campaign.share() * Campaign.TREATED * effect * share;
      } else if ("treat".equals(campaigns.arm(campaign, person))
          && !purchases.responded(campaign, now)) {
        none *= 1 - effect * share / (1 - effect * (1 - share));
      }
    }
    return 1 - none;
  }

  private String stage(double now) {
    if (purchases.firstDay() >= now) {
      return "prospect";
    }
    if (!purchases.isAlive(now)) {
      return "lost";
    }
    if (now - purchases.firstDay() < 60) {
      return "new";
    }
    return person.rate() * 90 > 0.7 ? "active" : "dormant";
  }

  private void lifetime(double orderValue) throws IOException {
    double end = brand.days();
    double ahead = calendar.shopping(end + HORIZON) - calendar.shopping(end);
    boolean alive = purchases.firstDay() < end && purchases.isAlive(end);
    double expected =
        alive ? BuyingProcess.expectedOrders(person.rate(), person.dropout(), ahead) : 0;
    LocalDate until = purchases.aliveUntil() > end ? null : calendar.date(purchases.aliveUntil());
    files.know(
        TruthSheet.LIFETIME,
        person.name(),
        person.rate(),
        person.dropout(),
        until,
        expected,
        expected * orderValue);
  }

  private void effect(Campaign campaign, double orderValue) throws IOException {
    String arm = brand.campaigns().arm(campaign, person);
    if (arm == null || !purchases.isEligible(campaign)) {
      return;
    }
    double effect = brand.campaigns().effect(campaign, person);
    double mean = brand.campaigns().meanEffect(campaign, person);
    files.know(
        TruthSheet.EFFECTS,
        campaign.id(),
        person.name(),
        arm,
        effect * (1 - latent(campaign.start(), Campaign.WINDOW)),
        effect * orderValue,
        mean * (1 - observable(campaign.start(), Campaign.WINDOW)));
    exposure(campaign, arm);
  }

  private void exposure(Campaign campaign, String arm) throws IOException {
    ExposureSheet.write(brand, files, person, campaign, arm);
  }
}
