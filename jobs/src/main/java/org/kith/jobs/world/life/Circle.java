package org.kith.jobs.world.life;

import java.util.ArrayList;
import java.util.List;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.people.Person;
import org.kith.jobs.world.people.Population;

/**
 * The people whom one person is tied to: most of the same community and near its centre, the rest
 * from anywhere.
 */
public final class Circle {

  /**
   * A tie from the person.
   *
   * @param platform weibo or wechat
   */
  public record Tie(Person other, String platform, double strength, double since) {}

  private static final int MOST = 60;

  private final List<Tie> ties = new ArrayList<>();
  private final Person parent;

  public Circle(Brand brand, Person person) {
    Draw draw = brand.draw(Stream.TIE, person.index());
    parent = parent(brand.population(), person, draw);
    if (!person.isOn("weibo") && !person.isOn("wechat")) {
      return;
    }
    int wanted = Math.min(MOST, 1 + draw.poisson(person.role().ties() * draw.spread(0.5)));
    List<Integer> met = new ArrayList<>(List.of(person.index()));
    for (int i = 0; i < wanted; i++) {
      int index = met(brand.population(), person, draw);
      String platform = draw.chance(0.6) ? "weibo" : "wechat";
      double strength = draw.between(0.1, 1);
      double late = draw.uniform();
      if (met.contains(index)) {
        continue;
      }
      met.add(index);
      Person other = brand.population().person(index);
      if (!person.isOn(platform) || !other.isOn(platform)) {
        platform = platform.equals("weibo") ? "wechat" : "weibo";
      }
      if (person.isOn(platform) && other.isOn(platform)) {
        double both = Math.max(person.joined(), other.joined());
        ties.add(new Tie(other, platform, strength, both + (brand.days() - both) * late * late));
      }
    }
  }

  private static int met(Population population, Person person, Draw draw) {
    int community = person.community();
    if (draw.chance(person.role().outward())) {
      community = draw.below(population.communities());
    }
    double nearness = StrictMath.pow(draw.uniform(), 1.8);
    return population.member(community, (int) (population.size(community) * nearness));
  }

  private static Person parent(Population population, Person person, Draw draw) {
    boolean invited = draw.chance(0.3);
    int above = (int) (person.offset() * StrictMath.pow(draw.uniform(), 1.5));
    if (!invited || person.offset() < 2) {
      return null;
    }
    Person parent = population.person(population.member(person.community(), above));
    boolean known = parent.isMember() || parent.accounts().unionid() != null;
    return known && parent.joined() < person.joined() ? parent : null;
  }

  /** Ties that start from the person; the other end knows of them too on WeChat. */
  public List<Tie> ties() {
    return ties;
  }

  /** Who brought the person to the brand; null for nobody. */
  public Person parent() {
    return parent;
  }
}
