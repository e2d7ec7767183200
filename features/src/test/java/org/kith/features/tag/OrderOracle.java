package org.kith.features.tag;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.kith.features.tag.OrderWorlds.Line;
import org.kith.features.time.AsOf;

/** The shipped tags over orders, worked out line by line; null is no value. */
final class OrderOracle {

  private final AsOf asOf;
  private final List<Line> seen;

  OrderOracle(List<Line> ofPerson, AsOf asOf) {
    this.asOf = asOf;
    this.seen =
        ofPerson.stream()
            .filter(line -> line.knownAt().isBefore(asOf.cutoff()))
            .filter(line -> line.occurredAt().isBefore(asOf.cutoff()))
            .toList();
  }

  Map<String, Double> tags() {
    Predicate<Line> sale = line -> line.kind().equals("sale");
    Predicate<Line> net = sale.or(line -> line.kind().equals("refund"));
    Predicate<Line> year = line -> age(line) < 365;
    Map<String, Double> tags = new HashMap<>();
    tags.put("recency_days", ages(sale, false));
    tags.put("tenure_days", ages(sale, true));
    tags.put("orders_total", (double) orders(sale));
    tags.put("frequency_365d", (double) orders(sale.and(year)));
    tags.put("monetary_365d", spend(net.and(year)));
    tags.put("monetary_total", spend(net));
    tags.put("average_order_value", average(sale));
    tags.put("price_sensitivity", ratio(spend(sale.and(this::discounted)), spend(sale)));
    tags.put("discount_share", discountShare(sale));
    tags.put(
        "coupon_order_share",
        ratio((double) orders(sale.and(line -> line.coupon() != null)), (double) orders(sale)));
    tags.put("refund_rate", seen.stream().noneMatch(net) ? null : refundRate());
    tags.put("order_trend", trend(sale.and(line -> age(line) < 35)));
    tags.put(
        "category_breadth",
        (double)
            seen.stream()
                .filter(sale)
                .map(Line::category)
                .filter(Objects::nonNull)
                .distinct()
                .count());
    return tags;
  }

  private boolean discounted(Line line) {
    return line.discount().signum() > 0;
  }

  private Double refundRate() {
    double sold = seen.stream().filter(line -> line.kind().equals("sale")).count();
    double back = seen.stream().filter(line -> line.kind().equals("refund")).count();
    return ratio(back, sold);
  }

  private Double discountShare(Predicate<Line> which) {
    if (seen.stream().noneMatch(which)) {
      return null;
    }
    double off = seen.stream().filter(which).mapToDouble(l -> l.discount().doubleValue()).sum();
    return ratio(off, spend(which) + off);
  }

  private Double trend(Predicate<Line> which) {
    double late = orders(which.and(line -> age(line) < 7)) / 7.0;
    double early = orders(which.and(line -> age(line) >= 7)) / 28.0;
    return ratio(late, early);
  }

  private Double average(Predicate<Line> which) {
    long orders = orders(which);
    if (orders == 0) {
      return null;
    }
    return sum(which).divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_UP).doubleValue();
  }

  private static Double ratio(Double part, Double whole) {
    if (whole == null || whole == 0) {
      return null;
    }
    return part == null ? 0.0 : part / whole;
  }

  private Double spend(Predicate<Line> which) {
    if (seen.stream().noneMatch(which)) {
      return null;
    }
    return sum(which).doubleValue();
  }

  private BigDecimal sum(Predicate<Line> which) {
    return seen.stream().filter(which).map(Line::spend).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private long orders(Predicate<Line> which) {
    return seen.stream().filter(which).map(Line::order).distinct().count();
  }

  private Double ages(Predicate<Line> which, boolean greatest) {
    LongSummaryStatistics ages =
        seen.stream().filter(which).mapToLong(this::age).summaryStatistics();
    if (ages.getCount() == 0) {
      return null;
    }
    return (double) (greatest ? ages.getMax() : ages.getMin());
  }

  private long age(Line line) {
    LocalDate day = line.occurredAt().atZone(asOf.zone()).toLocalDate();
    return ChronoUnit.DAYS.between(day, asOf.day());
  }
}
