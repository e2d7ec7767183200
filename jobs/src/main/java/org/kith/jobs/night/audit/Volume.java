package org.kith.jobs.night.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How many rows there are, against the median of the nights before: a stop below two fifths of it
 * and above four times.
 *
 * @param earlier rows of each earlier night, by name of the table or source
 */
record Volume(List<Map<String, Long>> earlier) {

  /** As many nights are looked back on. */
  static final int NIGHTS = 28;

  private static final int FEWEST_NIGHTS = 7;
  private static final double LEAST = 0.4;
  private static final double MOST = 4;

  /** Whether there are nights enough to compare with. */
  boolean hasHistory() {
    return earlier.size() >= FEWEST_NIGHTS;
  }

  /** What is wrong with the rows of one table or source; empty without history. */
  Optional<Finding> of(String where, String name, long rows) {
    List<Long> counts = new ArrayList<>();
    earlier.forEach(night -> counts.add(night.getOrDefault(name, 0L)));
    counts.sort(null);
    if (!hasHistory()) {
      return Optional.empty();
    }
    int middle = counts.size() / 2;
    double median =
        counts.size() % 2 == 1
            ? counts.get(middle)
            : (counts.get(middle - 1) + counts.get(middle)) / 2.0;
    if (median == 0 || (rows >= LEAST * median && rows <= MOST * median)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Finding.Check.VOLUME,
            where + " " + name,
            String.format(
                Locale.ROOT,
                "%d rows are %+.0f %% on the median of %d nights; -60 %% to +300 %% may pass",
                rows,
                100 * (rows / median - 1),
                earlier.size())));
  }
}
