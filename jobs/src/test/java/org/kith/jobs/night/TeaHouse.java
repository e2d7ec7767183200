package org.kith.jobs.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

/** The smallest brand that has a night with every step: forty people, their orders, one segment. */
public final class TeaHouse {

  public static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);

  /** Orders of each person; every second one in January, the others in February. */
  static final int ORDERS_EACH = 3;

  private static final int PEOPLE = 40;

  private static final Map<String, String> FILES =
      Map.of(
          "kith.yaml",
          """
          brand: tea house
          time-zone: Asia/Shanghai
          currency: CNY
          data: ${data}
          key: public
          consent: {assume: granted, purpose: marketing, basis: made-up people}
          gates: {max-bad-rows: 0.05, min-persons: 10}
          """,
          "sources/orders.yaml",
          """
          name: orders
          table: orders
          path: orders.csv
          format: {type: csv}
          columns: {id: string, who: string, what: string, paid: "decimal(18,2)", at: timestamp}
          identifiers: {member: who}
          fields: {order_id: id, item_id: what, kind: "'sale'", quantity: "1L", spend: paid}
          occurred-at: at
          years: {from: 2025, to: 2026}
          """,
          "tags/orders_total.yaml",
          """
          name: orders_total
          title: {en: Orders, zh: 订单数}
          owner: crm
          kind: statistic
          from: orders
          rule: count(*)
          reason: {en: "{value} orders", zh: "{value} 个订单"}
          """,
          "models/taste.yaml",
          """
          kind: recommend
          name: taste
          candidates: [popularity]
          top: 3
          holdout: 30 days
          seed: 7
          lists: {rungs: [content]}
          """,
          "segments/everyone.yaml",
          """
          name: everyone
          title: {en: Everyone, zh: 所有人}
          owner: crm
          purpose: marketing
          retention: 90 days
          where: orders_total > 0
          rank-by: orders_total
          holdout: 0.1
          destinations: [list]
          """,
          "destinations/list.yaml",
          """
          name: list
          platform: generic
          dialect: csv
          id: member
          columns: [orders_total]
          minimum-size: 10
          """);

  private TeaHouse() {}

  /** Its configuration and data, written into the folder. */
  public static Configuration in(Path folder) throws IOException {
    return in(folder, PEOPLE, "");
  }

  /**
   * As {@link #in(Path)}.
   *
   * @param people how many have bought
   * @param more lines of {@code kith.yaml}
   */
  static Configuration in(Path folder, int people, String more) throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path place = folder.resolve("conf").resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.writeString(
          place, file.getKey().equals("kith.yaml") ? file.getValue() + more : file.getValue());
    }
    StringBuilder orders = new StringBuilder("id,who,what,paid,at\n");
    for (int i = 0; i < ORDERS_EACH * people; i++) {
      orders.append(
          "%d,m%02d,tea-%d,%d.50,2026-0%d-%02d 10:00:00%n"
              .formatted(i, i % people, i * 31 % 7, 20 + i % 9, 1 + i % 2, 1 + i % 27));
    }
    Files.writeString(folder.resolve("orders.csv"), orders);
    return ConfReader.read(folder.resolve("conf"), Map.of("data", folder.toString()), Map.of());
  }
}
