package org.kith.jobs.evaluate.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.file.Columns;
import org.kith.jobs.evaluate.file.FlatFile;

/**
 * Orders by person and day: what a person bought on one day is one purchase.
 *
 * <p>A row counts when it has a person, a day ({@code 1997-09-30}, with or without a time behind
 * it, or {@code 19970930}) and an amount of 0 or more. Other rows, refunds among them, are counted
 * and left out.
 */
final class OrderFile {

  private static final int ISO_LENGTH = 10;

  private final Map<String, TreeMap<LocalDate, Double>> people = new HashMap<>();
  private long rows;
  private long negative;
  private long refused;

  private OrderFile() {}

  static OrderFile read(FlatFile file) {
    Columns columns = file.columns();
    int person = columns.require("person");
    int date = columns.require("date");
    int amount = columns.require("amount");
    OrderFile orders = new OrderFile();
    file.forEach(cells -> orders.add(cells[person], day(cells[date]), number(cells[amount])));
    return orders;
  }

  /**
   * Makes sure of an order.
   *
   * @param file as messages name it
   * @throws Problem {@code INPUT_REFUSED} where every row is left out; it says why, and what is
   *     legal
   */
  void requireSome(String file) {
    if (people.isEmpty()) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          file,
          "of %,d rows %,d lack a person, a day or an amount, and %,d are refunds"
              .formatted(rows, refused, negative),
          "Write days as 1997-09-30, with or without a time behind it, or 19970930, and amounts as"
              + " 1234.56.");
    }
  }

  /** Spend of each person's days, 0 or more. */
  Map<String, TreeMap<LocalDate, Double>> people() {
    return people;
  }

  /** The day of the latest order of all; there is one where there are people. */
  LocalDate lastDay() {
    return people.values().stream().map(TreeMap::lastKey).max(LocalDate::compareTo).orElseThrow();
  }

  /** Rows read, those left out and why, and who they are of. */
  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("rows", rows);
    counts.put("negative", negative);
    counts.put("refused", refused);
    counts.put("people", people.size());
    return counts;
  }

  private void add(String person, LocalDate day, double amount) {
    rows++;
    if (person == null || day == null || !Double.isFinite(amount)) {
      refused++;
    } else if (amount < 0) {
      negative++;
    } else {
      people.computeIfAbsent(person, id -> new TreeMap<>()).merge(day, amount, Double::sum);
    }
  }

  private static LocalDate day(String cell) {
    if (cell == null) {
      return null;
    }
    try {
      return cell.indexOf('-') < 0
          ? LocalDate.parse(cell, DateTimeFormatter.BASIC_ISO_DATE)
          : LocalDate.parse(cell.substring(0, Math.min(ISO_LENGTH, cell.length())));
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  private static double number(String cell) {
    try {
      return cell == null ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }
}
