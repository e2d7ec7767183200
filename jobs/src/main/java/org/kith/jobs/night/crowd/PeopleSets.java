package org.kith.jobs.night.crowd;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.jobs.night.crowd.Counting.Noted;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who has what, put together from the partitions: people are numbered through, in the partitions'
 * order. A column that tells people apart too finely, in one partition or in all of them together,
 * has no sets, since those of the other partitions alone would count too few.
 */
final class PeopleSets {

  private final Map<String, Map<String, RoaringBitmap>> byColumn = new TreeMap<>();
  private long people;

  private PeopleSets() {}

  static PeopleSets of(List<Noted> noted) {
    PeopleSets sets = new PeopleSets();
    noted.stream().sorted(Comparator.comparingInt(Noted::partition)).forEach(sets::add);
    noted.forEach(part -> sets.byColumn.keySet().removeAll(part.tooFine()));
    sets.byColumn
        .entrySet()
        .removeIf(
            column ->
                !column.getKey().equals(Counting.FLAGS) && Counting.isTooFine(column.getValue()));
    return sets;
  }

  /** How many people there are in all. */
  long people() {
    return people;
  }

  /** A column's people by value, or those of each flag; empty for a column that is too fine. */
  Map<String, RoaringBitmap> of(String column) {
    return byColumn.getOrDefault(column, Map.of());
  }

  private void add(Noted part) {
    part.sets().forEach(this::merge);
    people += part.people();
  }

  private void merge(String key, byte[] bytes) {
    RoaringBitmap set = new RoaringBitmap();
    try {
      set.deserialize(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    int end = key.indexOf('\0');
    byColumn
        .computeIfAbsent(key.substring(0, end), column -> new HashMap<>())
        .computeIfAbsent(key.substring(end + 1), value -> new RoaringBitmap())
        .or(RoaringBitmap.addOffset(set, people));
  }
}
