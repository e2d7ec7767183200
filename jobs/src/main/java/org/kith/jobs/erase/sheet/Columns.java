package org.kith.jobs.erase.sheet;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which cells of a table name people.
 *
 * @param names headers of such columns
 */
record Columns(Set<String> names) {

  /** A byte order mark makes quotes of the first header part of it. */
  private static final String MARKS = "[\uFEFF\"]";

  Columns {
    names = Set.copyOf(names);
  }

  /** The places of these columns in a header; all of them where it has none. */
  int[] in(List<String> header) {
    int[] named =
        IntStream.range(0, header.size())
            .filter(at -> names.contains(header.get(at).replaceAll(MARKS, "")))
            .toArray();
    return named.length > 0 ? named : IntStream.range(0, header.size()).toArray();
  }
}
