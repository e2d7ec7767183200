package org.kith.jobs.night.crowd;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;
import org.kith.jobs.night.crowd.ProfileColumn.Part;
import org.roaringbitmap.RoaringBitmap;

/**
 * Numbers the people of one partition from 0 and notes in bitmaps who has what. In: rows of the
 * columns in order, then one array of flags. Out: one {@link Noted} a partition.
 */
final class Counting implements Function2<Integer, Iterator<Row>, Iterator<Counting.Noted>> {

  private static final long serialVersionUID = 1L;

  /** Stands for a column where flags are gathered. */
  static final String FLAGS = "";

  /** A column of text with more values than this tells people apart too finely to be listed. */
  private static final int MOST_VALUES = 500;

  private final List<Part> parts;

  /**
   * What is known of a partition's people.
   *
   * @param partition its number
   * @param people how many
   * @param sets serialized bitmaps, by column and value, {@code NAME} NUL {@code VALUE}
   * @param tooFine columns that tell these people apart too finely, and so have no sets
   */
  record Noted(int partition, long people, Map<String, byte[]> sets, Set<String> tooFine)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  Counting(List<Part> parts) {
    this.parts = new ArrayList<>(parts);
  }

  /** The name of a value's set while it is gathered. */
  static String key(String column, String value) {
    return column + '\0' + value;
  }

  /** Whether people of so many values are told apart too finely to be counted by each. */
  static boolean isTooFine(Map<String, RoaringBitmap> values) {
    return values.size() > MOST_VALUES;
  }

  @Override
  public Iterator<Noted> call(Integer partition, Iterator<Row> rows) {
    Map<String, Map<String, RoaringBitmap>> sets = new HashMap<>();
    Set<String> tooFine = new HashSet<>();
    int person = 0;
    for (; rows.hasNext(); person++) {
      Row row = rows.next();
      for (int i = 0; i < parts.size(); i++) {
        if (!row.isNullAt(i) && !tooFine.contains(parts.get(i).name())) {
          note(row, i, person, sets, tooFine);
        }
      }
      if (!row.isNullAt(parts.size())) {
        for (String flag : row.<String>getList(parts.size())) {
          add(sets.computeIfAbsent(FLAGS, name -> new HashMap<>()), flag, person);
        }
      }
    }
    tooFine.forEach(sets::remove);
    return List.of(new Noted(partition, person, serialized(sets), tooFine)).iterator();
  }

  private void note(
      Row row,
      int column,
      int person,
      Map<String, Map<String, RoaringBitmap>> sets,
      Set<String> tooFine) {
    Part part = parts.get(column);
    Map<String, RoaringBitmap> values = sets.computeIfAbsent(part.name(), name -> new HashMap<>());
    switch (part.shape()) {
      case YES -> {
        if (row.getBoolean(column)) {
          add(values, "yes", person);
        }
      }
      case TEXT -> add(values, row.getString(column), person);
      case KEYS ->
          row.<String, Object>getJavaMap(column).keySet().forEach(key -> add(values, key, person));
      case NUMBER -> {
        double value = ((Number) row.get(column)).doubleValue();
        if (!Double.isNaN(value)) {
          add(values, Integer.toString(range(part.cuts(), value)), person);
        }
      }
    }
    if (isTooFine(values)) {
      tooFine.add(part.name());
    }
  }

  /** How many cuts are at or below the value. */
  private static int range(double[] cuts, double value) {
    int range = 0;
    while (range < cuts.length && value >= cuts[range]) {
      range++;
    }
    return range;
  }

  private static void add(Map<String, RoaringBitmap> values, String value, int person) {
    values.computeIfAbsent(value, name -> new RoaringBitmap()).add(person);
  }

  private static Map<String, byte[]> serialized(Map<String, Map<String, RoaringBitmap>> sets) {
    Map<String, byte[]> all = new HashMap<>();
    sets.forEach(
        (column, values) ->
            values.forEach((value, set) -> all.put(key(column, value), bytes(set))));
    return all;
  }

  private static byte[] bytes(RoaringBitmap set) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      set.serialize(new DataOutputStream(out));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return out.toByteArray();
  }
}
