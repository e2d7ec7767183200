package org.kith.jobs.world.people;

import java.util.Arrays;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Places;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.base.WorldSettings;

/**
 * All people, each made anew from seed and index when asked for; nothing grows with their number
 * but the list of communities.
 */
public final class Population {

  private final WorldSettings settings;
  private final int[] starts;

  public Population(WorldSettings settings) {
    this.settings = settings;
    starts = communities(settings);
  }

  /** How many people there are. */
  public int size() {
    return settings.persons();
  }

  /** How many communities there are. */
  public int communities() {
    return starts.length - 1;
  }

  /** How many people a community has. */
  public int size(int community) {
    return starts[community + 1] - starts[community];
  }

  /** Index of the person at a place of a community. */
  public int member(int community, int offset) {
    return starts[community] + offset;
  }

  /** The person of that index. */
  public Person person(int index) {
    Draw draw = new Draw(settings.seed(), Stream.PERSON, index);
    int found = Arrays.binarySearch(starts, index);
    int community = found >= 0 ? found : -found - 2;
    int offset = index - starts[community];
    Accounts accounts = Accounts.drawn(index, draw);
    Role role = offset < 2 ? Role.INSIDER : Role.drawn(draw);
    double joined = settings.days() * 0.94 * StrictMath.pow(draw.uniform(), 1.5);
    boolean female = draw.chance(0.58);
    int birthYear = settings.end().getYear() - 18 - (int) (42 * draw.beta(1.6, 2.6));
    int city = Places.drawn(draw);
    int acquired = draw.weighted(4, 3, 2, 3);
    double scale = BuyingProcess.scale(accounts.member() != null, female, city, acquired);
    double conversion = draw.gamma(BuyingProcess.CONVERSION_SHAPE) / BuyingProcess.CONVERSION_SCALE;
    double rate = draw.gamma(BuyingProcess.SHAPE) / scale;
    double dropout = draw.beta(BuyingProcess.A, BuyingProcess.B);
    double events = settings.days() / 730.0 * 0.93 * role.events() * draw.spread(0.9);
    boolean weibo = accounts.weibo() != null;
    boolean wechat = accounts.openid() != null;
    double onWeibo = weibo ? (wechat ? 0.6 : 1) : 0;
    double onWechat = wechat ? 1 - onWeibo : 0;
    double pull = role.pull() * draw.spread(1.1);
    return new Person(
        index,
        accounts,
        community,
        offset,
        role,
        joined,
        female,
        birthYear,
        city,
        acquired,
        conversion,
        rate,
        dropout,
        scale,
        draw.beta(1.2, 3),
        draw.poisson(events * 0.16 * onWeibo),
        draw.poisson(events * 0.16 * onWechat),
        weibo || wechat ? draw.poisson(events * 0.8) : 0,
        pull * StrictMath.pow(1 + offset, -0.25) * 1.6);
  }

  /** Where each community starts; sizes follow a power law. */
  private static int[] communities(WorldSettings settings) {
    Draw draw = new Draw(settings.seed(), Stream.COMMUNITY, -1);
    int persons = settings.persons();
    int most = Math.max(30, Math.min(600, persons / 6));
    int[] starts = new int[persons / 10 + 3];
    int count = 1;
    while (starts[count - 1] < persons) {
      int size = Math.min(most, (int) (20 * draw.pareto(1.3)));
      int next = starts[count - 1] + size;
      starts[count++] = persons - next < 20 ? persons : Math.min(persons, next);
    }
    return Arrays.copyOf(starts, count);
  }
}
