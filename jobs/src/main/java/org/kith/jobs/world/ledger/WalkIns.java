package org.kith.jobs.world.ledger;

import java.io.IOException;
import java.util.Arrays;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Places;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.goods.Item;
import org.kith.jobs.world.goods.Topics;
import org.kith.jobs.world.life.Baskets;
import org.kith.jobs.world.life.Brand;

/** Writes orders of customers who left no name: they are nobody's, and stay so. */
final class WalkIns {

  private static final double A_PERSON = 0.35;

  private WalkIns() {}

  static void write(Brand brand, Files files, int block) throws IOException {
    Draw draw = brand.draw(Stream.WALK_IN, block);
    double[] taste = new double[Topics.COUNT];
    Arrays.fill(taste, 1.0 / taste.length);
    int persons = brand.settings().firstPerson(block + 1) - brand.settings().firstPerson(block);
    int orders = (int) (persons * A_PERSON * brand.days() / 730);
    for (int n = 0; n < orders; n++) {
      double day = brand.calendar().day(brand.calendar().shopping(brand.days()) * draw.uniform());
      String store = Places.store(draw.below(Places.count()), draw.below(2));
      int line = 0;
      for (Item item : new Baskets(brand, taste).fill(day, draw)) {
        String price = Brand.money(item.cents());
        files.add(
            Sheet.ORDERS,
            "W" + block + "-" + n,
            Integer.toString(++line),
            brand.local(day),
            brand.local(brand.calendar().later(day, 0.3)),
            null,
            null,
            null,
            null,
            item.id(),
            item.titleZh(),
            "sale",
            "1",
            price,
            price,
            "0.00",
            "store",
            store,
            null,
            null);
      }
    }
  }
}
