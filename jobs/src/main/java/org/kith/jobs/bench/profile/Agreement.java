package org.kith.jobs.bench.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;

/**
 * How far two engines say the same of the same people.
 *
 * @param persons people in either profile
 * @param columns tags' columns that both have
 * @param rows values compared: people × columns
 * @param equal values that agree
 * @param differing people whose values differ, by column; only columns where some do
 * @param onlyOurs columns that the peer's script does not write, and so were not compared
 */
public record Agreement(
    long persons,
    int columns,
    long rows,
    long equal,
    SortedMap<String, Long> differing,
    @JsonProperty("only_ours") List<String> onlyOurs) {

  static Agreement of(
      long persons, int columns, SortedMap<String, Long> differing, List<String> onlyOurs) {
    long rows = persons * columns;
    long unequal = differing.values().stream().mapToLong(Long::longValue).sum();
    return new Agreement(persons, columns, rows, rows - unequal, differing, List.copyOf(onlyOurs));
  }
}
