package org.kith.jobs.evaluate.basket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.jobs.evaluate.file.Columns;
import org.kith.jobs.evaluate.file.FlatFile;
import org.kith.jobs.evaluate.file.Moment;

/**
 * Baskets as a caller hands them over: each item once a basket; a row without either counts not.
 */
final class BasketFile {

  private static final StructType SCHEMA = StructType.fromDDL("items ARRAY<STRING>");
  private static final StructType PURCHASES =
      StructType.fromDDL("person_id STRING, item_id STRING, occurred_at DOUBLE");
  private static final String BASKET = "basket";
  private static final String ITEM = "item";
  private static final String USER = "user";
  private static final String TIME = "time";

  private final Map<String, TreeSet<String>> baskets = new TreeMap<>();
  private final TreeSet<String> items = new TreeSet<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<Row> purchases = new ArrayList<>();
  private long rows;
  private long refused;
  private long entries;

  private BasketFile() {}

  static BasketFile read(BasketRequest request) {
    return request.lists() ? lists(request) : table(request);
  }

  private static BasketFile table(BasketRequest request) {
    BasketFile baskets = new BasketFile();
    FlatFile file = FlatFile.open(request.baskets(), request.spark());
    Columns columns = file.columns();
    int basket = columns.require(BASKET);
    int item = columns.require(ITEM);
    int user = columns.find(USER);
    int time = columns.find(TIME);
    boolean timed = user != Columns.NONE && time != Columns.NONE;
    file.forEach(
        cells -> {
          baskets.add(cells[basket], cells[item]);
          if (timed) {
            baskets.addPurchase(cells[user], cells[item], Moment.epochSeconds(cells[time]));
          }
        });
    baskets.ignored.addAll(
        timed ? columns.beside(BASKET, ITEM, USER, TIME) : columns.beside(BASKET, ITEM));
    return baskets;
  }

  private static BasketFile lists(BasketRequest request) {
    FlatFile.requireThere(request.baskets());
    BasketFile baskets = new BasketFile();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).setNullString("").get();
    try (CSVParser lines = format.parse(FlatFile.text(request.baskets()))) {
      for (CSVRecord line : lines) {
        for (String item : line) {
          baskets.add(String.valueOf(line.getRecordNumber()), item);
        }
      }
    } catch (UncheckedIOException | IOException broken) {
      throw FlatFile.unreadable(
          request.baskets(),
          broken instanceof UncheckedIOException unchecked
              ? unchecked.getCause()
              : (IOException) broken);
    }
    return baskets;
  }

  private void add(String basket, String item) {
    rows++;
    if (basket == null || item == null) {
      refused++;
    } else {
      items.add(item);
      entries += baskets.computeIfAbsent(basket, id -> new TreeSet<>()).add(item) ? 1 : 0;
    }
  }

  private void addPurchase(String user, String item, double epochSeconds) {
    if (user != null && item != null && !Double.isNaN(epochSeconds)) {
      purchases.add(RowFactory.create(user, item, epochSeconds));
    }
  }

  /** Whether it says who bought when. */
  boolean isTimed() {
    return !purchases.isEmpty();
  }

  /** {@code (person_id, item_id, occurred_at)}, seconds since 1970, of those who are told. */
  Dataset<Row> purchases(SparkSession spark) {
    return spark.createDataFrame(purchases, PURCHASES);
  }

  /** {@code (items array<string>)}, a row a basket. */
  Dataset<Row> frame(SparkSession spark) {
    List<Row> frame =
        baskets.values().stream()
            .map(set -> RowFactory.create((Object) set.toArray(String[]::new)))
            .toList();
    return spark.createDataFrame(frame, SCHEMA);
  }

  /** Rows read and left out, baskets, items, and pairs of both. */
  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("rows", rows);
    counts.put("refused", refused);
    counts.put("baskets", (long) baskets.size());
    counts.put("items", items.size());
    counts.put("entries", entries);
    return counts;
  }

  /** Columns that do not matter. */
  List<String> ignored() {
    return ignored;
  }
}
