package org.kith.jobs.night.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

/**
 * A tea house's deliveries, drawn from a seed: members, two sources of orders with corrections,
 * repetitions and bad rows among them, and referrals. {@link #next()} makes a day's difference.
 */
final class Deliveries {

  private static final Map<String, String> HEADERS =
      Map.of(
          "members", "no,name,phone,email,at",
          "till", "order_no,who,phone,sku,paid,at",
          "web", "order_no,who,phone,sku,paid,at",
          "referrals", "who,friend,friend_phone,code,at");

  private static final String ORDERS =
      """
      table: orders
      format: {type: csv}
      columns: {order_no: string, who: string, phone: string, sku: string, paid: "decimal(18,2)", at: timestamp}
      identifiers: {member: who, phone: phone}
      anonymous: true
      fields: {order_id: order_no, item_id: sku, spend: paid, quantity: "1", kind: "'sale'"}
      key: [order_id]
      occurred-at: at
      known-at: greatest(at, to_timestamp(regexp_extract(source_file, '[0-9]{8}', 0), 'yyyyMMdd'))
      """;

  private final Path folder;
  private final SplittableRandom draw;
  private final Map<String, List<String>> files = new TreeMap<>();
  private int day;
  private int orders;

  Deliveries(Path folder, long seed) {
    this.folder = folder;
    this.draw = new SplittableRandom(seed);
    for (int i = 0; i < 6; i++) {
      day++;
      append("members", 3);
      append("till", 12);
      append("web", 6);
      append("referrals", 4);
    }
    write();
  }

  /** What changes from one delivery to the next. */
  enum Change {
    NOTHING,
    MORE_ORDERS,
    CORRECTION,
    NEW_MEMBER,
    REFERRAL,
    ANOTHER_ROW_IN_AN_OLD_FILE,
    LOST_FILE,
    FORGOTTEN_FILE,
    MANY_ORDERS
  }

  /** The configuration over the deliveries. */
  Configuration configuration() {
    return configuration("");
  }

  /**
   * @param more lines of {@code kith.yaml}
   */
  Configuration configuration(String more) {
    Path conf = folder.resolve("conf");
    text(
        conf.resolve("kith.yaml"),
        """
        brand: tea house
        time-zone: Asia/Shanghai
        currency: CNY
        data: %s
        key: public
        gates: {max-bad-rows: 0.5, min-persons: 1}
        """
                .formatted(folder.resolve("data"))
            + more);
    text(
        conf.resolve("sources/members.yaml"),
        """
        name: members
        table: members
        path: members/*.csv
        format: {type: csv}
        columns: {no: string, name: string, phone: string, email: string, at: timestamp}
        identifiers: {member: no, phone: phone, email: email}
        fields: {full_name: name}
        occurred-at: at
        """);
    text(conf.resolve("sources/till.yaml"), "name: till\npath: till/*.csv\n" + ORDERS);
    text(conf.resolve("sources/web.yaml"), "name: web\npath: web/*.csv\n" + ORDERS);
    text(
        conf.resolve("sources/referrals.yaml"),
        """
        name: referrals
        table: referrals
        path: referrals/*.csv
        format: {type: csv}
        columns: {who: string, friend: string, friend_phone: string, code: string, at: timestamp}
        identifiers: {member: who}
        other: {member: friend, phone: friend_phone}
        fields: {code: code}
        occurred-at: at
        """);
    return ConfReader.read(conf, Map.of(), Map.of());
  }

  /** One or two changes, drawn. */
  List<Change> next() {
    List<Change> changes = new ArrayList<>();
    for (int i = draw.nextInt(2); i >= 0; i--) {
      changes.add(Change.values()[draw.nextInt(Change.values().length)]);
    }
    changes.forEach(this::make);
    return changes;
  }

  /** One change. */
  void make(Change change) {
    day++;
    switch (change) {
      case NOTHING -> {}
      case MORE_ORDERS -> append("till", 6);
      case MANY_ORDERS -> append("web", 60);
      case NEW_MEMBER -> append("members", 1);
      case REFERRAL -> append("referrals", 1);
      case CORRECTION ->
          put("till", day, List.of(order("T" + draw.nextInt(orders)), order("T" + orders++)));
      case ANOTHER_ROW_IN_AN_OLD_FILE -> files.get(any("web")).add(order("W" + orders++));
      case LOST_FILE -> files.remove(any("members"));
      case FORGOTTEN_FILE -> put("web", 0, new ArrayList<>(List.of(order("W" + orders++))));
    }
    write();
  }

  private void append(String source, int rows) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      lines.add(draw.nextInt(8) == 0 ? old(source, lines) : row(source));
    }
    put(source, day, lines);
  }

  private String row(String source) {
    return switch (source) {
      case "members" ->
          "%d,name %d,%s,p%d@tea.example,%s"
              .formatted(person(), person(), phone(), person(), instant());
      case "referrals" ->
          "%d,%s,%s,c%d,%s"
              .formatted(
                  person(),
                  draw.nextBoolean() ? person() : "",
                  phone(),
                  draw.nextInt(9),
                  instant());
      default -> order(source.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + orders++);
    };
  }

  private String order(String number) {
    String paid = draw.nextInt(12) == 0 ? "much" : draw.nextInt(90) + ".50";
    String who = draw.nextInt(3) == 0 ? "" : String.valueOf(person());
    return "%s,%s,%s,tea %d,%s,%s"
        .formatted(number, who, phone(), draw.nextInt(9), paid, instant());
  }

  /** A line that was there before, so that the same row comes twice. */
  private String old(String source, List<String> otherwise) {
    List<String> before =
        files.entrySet().stream()
            .filter(file -> file.getKey().startsWith(source + "/"))
            .flatMap(file -> file.getValue().stream())
            .toList();
    return before.isEmpty()
        ? otherwise.isEmpty() ? row(source) : otherwise.get(0)
        : before.get(draw.nextInt(before.size()));
  }

  private int person() {
    return 100 + draw.nextInt(30);
  }

  private String phone() {
    return draw.nextInt(3) == 0 ? "" : "1380013%04d".formatted(8000 + draw.nextInt(40));
  }

  private String instant() {
    return "2026-01-%02d 1%d:00:00".formatted(1 + draw.nextInt(28), draw.nextInt(10));
  }

  private String any(String source) {
    List<String> names =
        files.keySet().stream().filter(name -> name.startsWith(source + "/")).toList();
    return names.get(draw.nextInt(names.size()));
  }

  private void put(String source, int number, List<String> lines) {
    files.put("%s/%d.csv".formatted(source, 20_260_200 + number), new ArrayList<>(lines));
  }

  private void write() {
    Path data = folder.resolve("data");
    HEADERS.keySet().forEach(source -> clear(data.resolve(source)));
    files.forEach(
        (name, lines) ->
            text(
                data.resolve(name),
                HEADERS.get(name.substring(0, name.indexOf('/')))
                    + "\n"
                    + String.join("\n", lines)
                    + "\n"));
  }

  private static void clear(Path place) {
    try {
      Files.createDirectories(place);
      try (var found = Files.list(place)) {
        for (Path file : found.toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static void text(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
