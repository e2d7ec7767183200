package org.kith.jobs.world.ledger;

import java.io.IOException;
import java.util.List;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.file.TruthSheet;
import org.kith.jobs.world.goods.Item;
import org.kith.jobs.world.life.Brand;
import org.kith.jobs.world.life.Circle;
import org.kith.jobs.world.life.Words;
import org.kith.jobs.world.people.Person;

/** Writes what one person says and does on the two platforms. */
final class SocialSheets {

  private static final String[] KINDS = {"like", "comment", "repost", "tag", "follow"};
  private static final int TRIES = 4;

  private final Brand brand;
  private final Files files;
  private final Person person;
  private final double[] taste;
  private final List<Circle.Tie> ties;
  private final double[] pulls;
  private final Draw draw;

  SocialSheets(Brand brand, Files files, Person person, double[] taste, Circle circle) {
    this.brand = brand;
    this.files = files;
    this.person = person;
    this.taste = taste;
    ties = circle.ties();
    pulls = ties.stream().mapToDouble(tie -> tie.other().influence()).toArray();
    draw = brand.draw(Stream.SOCIAL, person.index());
  }

  void write() throws IOException {
    for (String platform : List.of("weibo", "wechat")) {
      for (int n = 0; n < person.posts(platform); n++) {
        post(platform, n);
      }
    }
    for (int n = 0; n < person.reactions(); n++) {
      react(n);
    }
  }

  private void post(String platform, int n) throws IOException {
    Item item = brand.catalogue().items().get(brand.topics().item(taste, draw));
    double day = postDay(brand, person, platform, n);
    String id = person.post(platform, n);
    String sku = draw.chance(0.6) ? item.id() : null;
    event(platform, id, "post", null, null, sku, item.categoryZh(), Words.post(item, draw), day);
    files.know(TruthSheet.IDENTITY, sheet(platform).source(), id, person.name());
  }

  private void react(int n) throws IOException {
    String kind = KINDS[draw.weighted(0.56, 0.17, 0.13, 0.08, 0.06)];
    double day = when(brand, person, draw);
    if (kind.equals("tag")) {
      tag(n, day);
      return;
    }
    for (int tries = 0; tries < TRIES && !ties.isEmpty(); tries++) {
      Circle.Tie tie = ties.get(draw.weighted(pulls));
      int posts = tie.other().posts(tie.platform());
      if (kind.equals("follow")) {
        reaction(n, kind, tie, null, Math.max(day, tie.since()));
        return;
      }
      int number = posts == 0 ? 0 : draw.below(posts);
      if (posts > 0 && postDay(brand, tie.other(), tie.platform(), number) < day) {
        reaction(n, kind, tie, tie.other().post(tie.platform(), number), day);
        return;
      }
    }
    toTheBrand(n, kind.equals("follow") ? "like" : kind, day);
  }

  private void reaction(int n, String kind, Circle.Tie tie, String target, double day)
      throws IOException {
    String text = kind.equals("comment") || kind.equals("repost") ? Words.comment(draw) : null;
    event(tie.platform(), id(tie.platform(), n), kind, target, tie.other(), null, null, text, day);
  }

  private void toTheBrand(int n, String kind, double day) throws IOException {
    String platform = ownPlatform();
    String text = kind.equals("like") ? null : Words.comment(draw);
    String target = "brand-" + platform + "-" + (int) (day / 3);
    event(platform, id(platform, n), kind, target, null, null, null, text, day);
  }

  private void tag(int n, double day) throws IOException {
    Item item = brand.catalogue().items().get(brand.topics().item(taste, draw));
    String platform = ownPlatform();
    String topic = draw.of(item.category(), item.subcategory(), item.category());
    event(platform, id(platform, n), "tag", null, null, item.id(), topic, null, day);
  }

  private String ownPlatform() {
    boolean weibo = person.isOn("weibo") && (!person.isOn("wechat") || draw.chance(0.6));
    return weibo ? "weibo" : "wechat";
  }

  private String id(String platform, int n) {
    return person.post(platform, 0) + "r" + n;
  }

  private void event(
      String platform,
      String id,
      String kind,
      String target,
      Person other,
      String sku,
      String topic,
      String text,
      double day)
      throws IOException {
    boolean weibo = platform.equals("weibo");
    String otherId = null;
    if (other != null) {
      otherId = weibo ? other.accounts().weibo() : other.accounts().openid();
    }
    files.add(
        sheet(platform),
        id,
        weibo ? person.accounts().weibo() : person.accounts().openid(),
        kind,
        target,
        otherId,
        sku,
        topic,
        text,
        null,
        brand.instant(day));
  }

  private static Sheet sheet(String platform) {
    return platform.equals("weibo") ? Sheet.WEIBO_EVENTS : Sheet.WECHAT_EVENTS;
  }

  /** When a person's post of that number was written; the same whoever asks. */
  private static double postDay(Brand brand, Person person, String platform, int number) {
    long index = person.index() * 8192L + number * 2L + (platform.equals("weibo") ? 0 : 1);
    return when(brand, person, brand.draw(Stream.POST, index));
  }

  private static double when(Brand brand, Person person, Draw draw) {
    double late = StrictMath.pow(draw.uniform(), person.role().bend());
    return person.joined() + (brand.days() - person.joined()) * Math.min(late, 0.999999);
  }
}
