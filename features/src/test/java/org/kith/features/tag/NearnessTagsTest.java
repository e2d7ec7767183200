package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

/** Tags that say how near somebody is: to a purchase, to a level, to a store. */
class NearnessTagsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("Asia/Shanghai"));
  private static final List<String> LEVELS = List.of("bronze", "silver", "gold");

  /** An order line or a social act of somebody about an item. */
  private record Deed(String person, String kind, String item, String store, Instant at) {

    LocalDate day() {
      return at.atZone(AS_OF.zone()).toLocalDate();
    }
  }

  private static final Map<String, Row> PROFILE = new HashMap<>();
  private static final Map<String, String> LEVEL = new TreeMap<>();
  private static final Map<String, Long> POINTS = new HashMap<>();
  private static List<Deed> orders;
  private static List<Deed> acts;

  @BeforeAll
  static void drawPeopleAndTagThem() {
    Random random = new Random(5);
    for (int person = 0; person < 60; person++) {
      LEVEL.put("p" + person, LEVELS.get(person % 3));
      POINTS.put("p" + person, (long) random.nextInt(8_000));
    }
    orders = drawn(random, List.of("sale", "sale", "refund"));
    acts = drawn(random, List.of("like", "post"));
    FactRows lines = FactRows.of("orders");
    orders.forEach(deed -> lines.row(row(deed, "order_id")));
    FactRows events = FactRows.of("social_events");
    acts.forEach(deed -> events.row(row(deed, "event_id")));
    FactRows members = FactRows.of("members");
    FactRows points = FactRows.of("points");
    Map<String, String> at = Map.of("occurred_at", "2026-01-01T00:00:00Z");
    LEVEL.forEach(
        (person, level) -> {
          members.row(with(at, "person_id", person, "level", level, "gender", "F"));
          points.row(with(at, "person_id", person, "points", POINTS.get(person)));
        });
    Dataset<Row> people =
        SharedSpark.session()
            .createDataset(List.copyOf(LEVEL.keySet()), Encoders.STRING())
            .toDF("person_id");
    Relations relations =
        Relations.of(
            Map.of(
                "orders", lines.frame(),
                "social_events", events.frame(),
                "members", members.frame(),
                "points", points.frame()));
    TagCatalogue catalogue =
        new TagCatalogue(ShippedTags.all())
            .only(List.of("seeding_lag_days", "next_level_points", "store_visits_365d", "gender"));
    try (Tagged tagged = new Tagging(catalogue, relations, people).at(AS_OF)) {
      tagged.profile().collectAsList().forEach(row -> PROFILE.put(row.getAs("person_id"), row));
    }
  }

  @Test
  void theLagOfSeedingIsTheMeanOfTheDaysFromTheFirstActToTheFirstPurchaseOfEachItem() {
    for (String person : LEVEL.keySet()) {
      Map<String, Deed> bought = firsts(orders, person, "sale");
      Map<String, Deed> seeded = firsts(acts, person, null);
      OptionalDouble lag =
          bought.values().stream()
              .filter(deed -> seeded.containsKey(deed.item()))
              .filter(deed -> seeded.get(deed.item()).at().isBefore(deed.at()))
              .filter(deed -> ChronoUnit.DAYS.between(deed.day(), AS_OF.day()) < 730)
              .mapToLong(deed -> ChronoUnit.DAYS.between(seeded.get(deed.item()).day(), deed.day()))
              .average();
      Double found = PROFILE.get(person).getAs("seeding_lag_days");
      if (lag.isEmpty()) {
        assertThat(found).as(person).isNull();
      } else {
        assertThat(found).as(person).isCloseTo(lag.getAsDouble(), within(1e-6));
      }
    }
    assertThat(PROFILE.values())
        .extracting(row -> row.getAs("seeding_lag_days"))
        .anyMatch(Objects::nonNull);
  }

  @Test
  void theNextLevelIsAsManyPointsAwayAsItsThresholdIsAboveTheBalance() {
    LEVEL.forEach(
        (person, level) -> {
          Long away =
              switch (level) {
                case "bronze" -> Math.max(0, 1_000 - POINTS.get(person));
                case "silver" -> Math.max(0, 5_000 - POINTS.get(person));
                default -> null;
              };
          assertThat(PROFILE.get(person).<Long>getAs("next_level_points"))
              .as(person)
              .isEqualTo(away);
        });
  }

  @Test
  void aVisitIsADayInAStoreWhateverWasBoughtThere() {
    for (String person : LEVEL.keySet()) {
      long visits =
          orders.stream()
              .filter(deed -> deed.person().equals(person) && deed.kind().equals("sale"))
              .filter(deed -> deed.store() != null && deed.at().isBefore(AS_OF.cutoff()))
              .filter(deed -> ChronoUnit.DAYS.between(deed.day(), AS_OF.day()) < 365)
              .map(deed -> deed.day() + deed.store())
              .distinct()
              .count();
      assertThat(PROFILE.get(person).<Long>getAs("store_visits_365d")).as(person).isEqualTo(visits);
    }
  }

  private static Map<String, Deed> firsts(List<Deed> deeds, String person, String kind) {
    return deeds.stream()
        .filter(deed -> deed.person().equals(person) && deed.at().isBefore(AS_OF.cutoff()))
        .filter(deed -> kind == null || deed.kind().equals(kind))
        .collect(
            Collectors.toMap(
                Deed::item, deed -> deed, (a, b) -> a.at().isBefore(b.at()) ? a : b, TreeMap::new));
  }

  private static List<Deed> drawn(Random random, List<String> kinds) {
    List<Deed> deeds = new ArrayList<>();
    for (int n = 0; n < 900; n++) {
      deeds.add(
          new Deed(
              "p" + random.nextInt(60),
              kinds.get(random.nextInt(kinds.size())),
              "i" + random.nextInt(8),
              random.nextInt(3) == 0 ? null : "s" + random.nextInt(3),
              AS_OF.cutoff().minusSeconds(random.nextInt(86_400 * 900) - 86_400L * 9)));
    }
    return deeds;
  }

  private static Map<String, Object> row(Deed deed, String key) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("person_id", deed.person());
    row.put("kind", deed.kind());
    row.put("item_id", deed.item());
    row.put("store_id", deed.store());
    row.put("occurred_at", deed.at());
    row.put(key, deed.person() + deed.at());
    return row;
  }

  private static Map<String, Object> with(Map<String, String> base, Object... more) {
    Map<String, Object> row = new LinkedHashMap<>(base);
    for (int i = 0; i < more.length; i += 2) {
      row.put(more[i].toString(), more[i + 1]);
    }
    return row;
  }
}
