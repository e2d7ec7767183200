package org.kith.models.recommend.list;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.features.SharedSpark;
import org.kith.features.time.AsOf;

/** A small shop, drawn from a seed: many ties, some strangers, some items gone. */
final class ListWorld {

  static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("Asia/Shanghai"));
  static final List<String> TIERS = List.of("low", "mid", "high");
  static final List<String> RUNGS = List.of("content", "trust", "profit");

  /** An item as the catalogue has it. */
  record Item(
      String id,
      String department,
      String category,
      String subcategory,
      String tier,
      String rung,
      boolean rebuy,
      boolean available) {}

  final Map<String, Item> items = new TreeMap<>();
  final Map<String, Double> popularity = new TreeMap<>();
  final Map<String, Map<String, Double>> scores = new TreeMap<>();
  final Map<String, List<String>> purchases = new TreeMap<>();
  final Map<String, Instant> lastActive = new TreeMap<>();
  final List<Map.Entry<String, Integer>> stars = new ArrayList<>();

  ListWorld(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 24; i++) {
      String id = "i%02d".formatted(i);
      int leaf = random.nextInt(6);
      items.put(
          id,
          new Item(
              id,
              leaf == 5 ? null : "d" + leaf / 3,
              leaf == 5 ? null : "c" + leaf / 2,
              leaf == 5 ? null : "s" + leaf,
              random.nextInt(8) == 0 ? null : TIERS.get(random.nextInt(3)),
              RUNGS.get(random.nextInt(3)),
              random.nextInt(4) == 0,
              random.nextInt(5) > 0));
      popularity.put(id, (double) random.nextInt(6));
      for (int n = random.nextInt(4); n > 0; n--) {
        stars.add(Map.entry(id, 1 + random.nextInt(5)));
      }
    }
    for (int p = 0; p < 14; p++) {
      String person = "p%02d".formatted(p);
      purchases.put(person, new ArrayList<>());
      if (p < 11) {
        Map<String, Double> own = new TreeMap<>();
        items.keySet().forEach(item -> own.put(item, random.nextInt(12) / 8.0));
        scores.put(person, own);
        for (int n = random.nextInt(9); n > 0; n--) {
          purchases.get(person).add("i%02d".formatted(random.nextInt(24)));
        }
      }
      lastActive.put(person, AS_OF.minusDays(random.nextInt(20)).cutoff().minusSeconds(1));
    }
    // A stranger may own something that came after the model.
    purchases.get("p13").add("i03");
  }

  TableModel model() {
    List<Row> rows = new ArrayList<>();
    scores.forEach(
        (p, own) -> own.forEach((item, score) -> rows.add(RowFactory.create(p, item, score))));
    List<Row> popular = new ArrayList<>();
    popularity.forEach((item, score) -> popular.add(RowFactory.create(item, score)));
    return new TableModel(
        frame(rows, "person_id STRING, item_id STRING, score DOUBLE"),
        frame(popular, "item_id STRING, popularity DOUBLE"));
  }

  ListSubject subject() {
    List<Row> people = new ArrayList<>();
    List<Row> bought = new ArrayList<>();
    List<Row> active = new ArrayList<>();
    purchases.forEach(
        (person, own) -> {
          people.add(RowFactory.create(person));
          own.forEach(item -> bought.add(RowFactory.create(person, item)));
          active.add(RowFactory.create(person, Timestamp.from(lastActive.get(person))));
        });
    List<Row> listed = new ArrayList<>();
    for (Item i : items.values()) {
      listed.add(
          RowFactory.create(
              i.id(),
              i.department(),
              i.category(),
              i.subcategory(),
              i.tier(),
              i.rung(),
              i.rebuy(),
              i.available()));
    }
    List<Row> reviews =
        stars.stream().map(s -> RowFactory.create(s.getKey(), s.getValue())).toList();
    return new ListSubject(
        frame(people, "person_id STRING"),
        frame(bought, "person_id STRING, item_id STRING"),
        frame(
            listed,
            "item_id STRING, department STRING, category STRING, subcategory STRING,"
                + " price_tier STRING, rung STRING, rebuy BOOLEAN, available BOOLEAN"),
        frame(active, "person_id STRING, occurred_at TIMESTAMP"),
        frame(reviews, "item_id STRING, stars INT"));
  }

  static Dataset<Row> frame(List<Row> rows, String ddl) {
    SparkSession spark = SharedSpark.session();
    return spark.createDataFrame(rows, StructType.fromDDL(ddl));
  }
}
