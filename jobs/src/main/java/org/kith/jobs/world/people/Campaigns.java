package org.kith.jobs.world.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.base.WorldSettings;

/** The brand's campaigns, one a month, each with a randomised control group. */
public final class Campaigns {

  private static final int FIRST = 20;
  private static final int EVERY = 30;
  private static final String[][] KINDS = {
    {"paid", "weibo-feed", "微博信息流", "0.9"},
    {"owned", "sms", "会员短信", "0.05"},
    {"earned", "wechat-share", "好友裂变", "0.0"},
    {"paid", "wechat-moments", "朋友圈广告", "1.2"},
    {"owned", "wechat-service", "公众号推送", "0.02"}
  };

  private final long seed;
  private final int year;
  private final List<Campaign> campaigns = new ArrayList<>();

  public Campaigns(WorldSettings settings) {
    seed = settings.seed();
    year = settings.end().getYear();
    for (int start = FIRST; start + Campaign.WINDOW <= settings.days(); start += EVERY) {
      campaigns.add(campaign(campaigns.size(), start));
    }
  }

  private Campaign campaign(int index, int start) {
    Draw draw = new Draw(seed, Stream.CAMPAIGN, -1 - index);
    String[] kind = KINDS[index % KINDS.length];
    double[] pulls = new double[4];
    for (int i = 0; i < pulls.length; i++) {
      pulls[i] = draw.between(-0.7, 0.7);
    }
    return new Campaign(
        index,
        String.format(Locale.ROOT, "CMP%03d", index + 1),
        kind[2] + "第" + (index + 1) + "期",
        start,
        kind[0],
        kind[1],
        draw.between(0.25, 0.5),
        Double.parseDouble(kind[3]),
        draw.between(0.015, 0.05),
        pulls);
  }

  /** All campaigns, in order of time. */
  public List<Campaign> all() {
    return campaigns;
  }

  /** {@code treat}, {@code control}, or null for who was not drawn; members alone are. */
  public String arm(Campaign campaign, Person person) {
    if (!person.isMember()) {
      return null;
    }
    Draw draw = new Draw(seed, Stream.ARM, person.index() * 1000L + campaign.index());
    if (!draw.chance(campaign.share())) {
      return null;
    }
    return draw.chance(Campaign.TREATED) ? "treat" : "control";
  }

  /** Mean effect given what the brand sees. */
  public double meanEffect(Campaign campaign, Person person) {
    return campaign.meanEffect(person, year);
  }

  /** Probability that an addressed person orders because of the campaign. */
  public double effect(Campaign campaign, Person person) {
    Draw draw = new Draw(seed, Stream.CAMPAIGN, person.index() * 1000L + campaign.index());
    return campaign.effect(meanEffect(campaign, person), draw);
  }
}
