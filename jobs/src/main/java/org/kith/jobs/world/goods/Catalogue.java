package org.kith.jobs.world.goods;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.base.WorldSettings;

/** Everything the brand sells, made from the seed alone; item popularity follows a power law. */
public final class Catalogue {

  private static final String[] BRANDS = {
    "Qinghe 青禾", "Luming 鹿鸣", "Shanlan 山岚", "Mokuai 墨块", "Yunqi 云栖", "Nanzhi 南枝"
  };
  private static final String[][] STYLES = {
    {"Classic", "经典"},
    {"Light", "轻盈"},
    {"Mountain", "山野"},
    {"Jasmine", "茉莉"},
    {"Moonlit", "月光"},
    {"Bamboo", "竹韵"},
    {"Everyday", "日常"},
    {"Festival", "节庆"},
    {"Studio", "工坊"},
    {"Osmanthus", "桂花"}
  };
  private static final double PAIRED = 0.08;

  private final List<Item> items = new ArrayList<>();
  private final int leaves;

  public Catalogue(WorldSettings settings) {
    List<CategoryTree.Leaf> tree = CategoryTree.leaves();
    leaves = tree.size();
    int count = settings.items();
    int[] ranks = ranks(settings.seed(), count);
    for (int i = 0; i < count; i++) {
      Draw draw = new Draw(settings.seed(), Stream.CATALOGUE, i);
      items.add(item(i, tree.get(i % leaves), ranks[i], draw, settings));
    }
  }

  /** All items, by index. */
  public List<Item> items() {
    return items;
  }

  /** How many subcategories there are. */
  int leaves() {
    return leaves;
  }

  private static Item item(
      int index, CategoryTree.Leaf leaf, int rank, Draw draw, WorldSettings settings) {
    double dearness = draw.spread(0.45);
    String tier = dearness < 0.7 ? "low" : dearness < 1.25 ? "mid" : "high";
    String[] style = draw.of(STYLES);
    String brand = BRANDS[draw.weighted(5, 4, 3, 2, 2, 1)];
    LocalDate listed = settings.start().minusDays(1 + draw.below(400));
    double listedDay = -1;
    if (draw.chance(0.12)) {
      listedDay = draw.below(settings.days() * 3 / 4);
      listed = settings.start().plusDays((long) listedDay);
    }
    boolean gone = draw.chance(0.04);
    int lastDay = settings.days() - 1 - draw.below(90);
    int count = settings.items();
    int companion = draw.chance(PAIRED) ? (index + 1 + draw.below(count - 1)) % count : -1;
    return new Item(
        index,
        String.format(Locale.ROOT, "SKU%06d", index + 1),
        brand.substring(0, brand.indexOf(' ')) + " " + style[0] + " " + leaf.en() + " No." + index,
        brand.substring(brand.indexOf(' ') + 1) + style[1] + leaf.zh() + " " + index + "号",
        brand,
        leaf.department(),
        leaf.category(),
        leaf.categoryZh(),
        leaf.en(),
        leaf.zh(),
        index % CategoryTree.leaves().size(),
        Math.max(500, Math.round(leaf.price() * dearness) * 100 - 10),
        tier,
        new String[] {"content", "trust", "profit", "spread"}[draw.weighted(2, 4, 3, 1)],
        leaf.rebuy(),
        StrictMath.pow(rank + 3.0, -0.9),
        draw.between(-1, 1),
        listed,
        gone ? settings.start().plusDays(lastDay) : null,
        listedDay,
        gone ? lastDay : Double.MAX_VALUE,
        companion,
        companion < 0 ? 0 : draw.between(0.2, 0.45));
  }

  private static int[] ranks(long seed, int count) {
    int[] ranks = new int[count];
    for (int i = 0; i < count; i++) {
      ranks[i] = i;
    }
    Draw draw = new Draw(seed, Stream.CATALOGUE, -1);
    for (int i = count - 1; i > 0; i--) {
      int j = draw.below(i + 1);
      int kept = ranks[i];
      ranks[i] = ranks[j];
      ranks[j] = kept;
    }
    return ranks;
  }
}
