package org.kith.features.tag;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kith.features.time.AsOf;

/**
 * Many small brands' order lines, drawn from a seed; a person's id begins with its brand's number.
 */
final class OrderWorlds {

  /** One order line; {@code category}, {@code coupon} may be null. */
  record Line(
      String person,
      String order,
      String kind,
      BigDecimal spend,
      BigDecimal discount,
      String category,
      String coupon,
      Instant occurredAt,
      Instant knownAt) {

    Map<String, Object> values() {
      Map<String, Object> values = new HashMap<>();
      values.put("person_id", person);
      values.put("order_id", order);
      values.put("kind", kind);
      values.put("spend", spend);
      values.put("discount", discount);
      values.put("category", category);
      values.put("coupon_id", coupon);
      values.put("occurred_at", occurredAt);
      values.put("known_at", knownAt);
      return values;
    }
  }

  private OrderWorlds() {}

  /** Lines around an as-of: long before it, on the edges of every window, just after it. */
  static List<Line> draw(int worlds, AsOf asOf, long seed) {
    Random random = new Random(seed);
    List<Line> lines = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      int people = 1 + random.nextInt(4);
      for (int n = random.nextInt(14); n > 0; n--) {
        Instant at = instant(asOf, random);
        Instant known = random.nextInt(6) == 0 ? at.plusSeconds(random.nextInt(900_000)) : at;
        boolean refund = random.nextInt(6) == 0;
        BigDecimal spend = BigDecimal.valueOf(random.nextInt(20_000), 2);
        lines.add(
            new Line(
                "w%03d-p%d".formatted(world, random.nextInt(people)),
                "w%d-o%d".formatted(world, random.nextInt(8)),
                refund ? "refund" : random.nextInt(9) == 0 ? "adjustment" : "sale",
                refund ? spend.negate() : spend,
                BigDecimal.valueOf(random.nextBoolean() ? 0 : random.nextInt(900), 2),
                random.nextInt(8) == 0 ? null : "c" + random.nextInt(4),
                random.nextInt(3) == 0 ? "k1" : null,
                at,
                known));
      }
    }
    return lines;
  }

  private static Instant instant(AsOf asOf, Random random) {
    int[] edges = {0, 7, 35, 365};
    if (random.nextInt(3) == 0) {
      Instant edge = asOf.cutoff().minusSeconds(86_400L * edges[random.nextInt(edges.length)]);
      return edge.plusNanos(1_000L * (random.nextInt(3) - 1));
    }
    return asOf.cutoff().minusSeconds(random.nextInt(86_400 * 800) - 86_400L * 20);
  }
}
