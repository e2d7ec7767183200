package org.kith.jobs.evaluate.file;

import java.util.Comparator;
import java.util.List;

/**
 * What parts the cells of a text table: the one of tab, comma, semicolon and bar that its header
 * has most of outside quotes; a comma where it has none.
 */
final class Delimiter {

  private static final List<Character> KNOWN = List.of('\t', ',', ';', '|');

  private Delimiter() {}

  static char of(String header) {
    return KNOWN.stream()
        .max(
            Comparator.comparingLong((Character known) -> count(header, known))
                .thenComparing(known -> -KNOWN.indexOf(known)))
        .filter(known -> count(header, known) > 0)
        .orElse(',');
  }

  private static long count(String header, char wanted) {
    long count = 0;
    boolean quoted = false;
    for (int i = 0; i < header.length(); i++) {
      quoted ^= header.charAt(i) == '"';
      count += !quoted && header.charAt(i) == wanted ? 1 : 0;
    }
    return count;
  }
}
