package org.kith.jobs.world.ledger;

import java.io.IOException;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.file.TruthSheet;
import org.kith.jobs.world.life.Brand;

/** Weibo accounts that nobody is behind: they act by the clock, day and night, and a great deal. */
final class Robots {

  /** One in so many persons' places has a robot beside it. */
  static final int EVERY = 500;

  private static final int PLACE = 7;
  private static final long FIRST_UID = 9_100_000_000L;

  private Robots() {}

  static boolean isBeside(int index) {
    return index % EVERY == PLACE;
  }

  static void write(Brand brand, Files files, int index) throws IOException {
    Draw draw = brand.draw(Stream.ROBOT, index);
    String uid = Long.toString(FIRST_UID + index * 7919L);
    double start = brand.days() * draw.between(0.05, 0.4);
    files.add(
        Sheet.WEIBO_ACCOUNTS,
        uid,
        "优惠速递" + index,
        null,
        null,
        null,
        brand.instant(start),
        null,
        null);
    files.know(TruthSheet.IDENTITY, Sheet.WEIBO_ACCOUNTS.source(), uid, null);
    files.know(TruthSheet.ROBOTS, Sheet.WEIBO_EVENTS.source(), uid);
    int events = (int) (draw.between(800, 1800) * brand.days() / 730);
    double pace = (brand.days() - start) / (events + 1);
    for (int n = 0; n < events; n++) {
      String kind = draw.chance(0.8) ? "repost" : "like";
      double day = start + pace * n;
      files.add(
          Sheet.WEIBO_EVENTS,
          "rb" + index + "-" + n,
          uid,
          kind,
          "brand-weibo-" + (int) (day / 3),
          null,
          null,
          null,
          kind.equals("repost") ? "限时优惠，点击领取" : null,
          null,
          brand.instant(day));
    }
  }
}
