package org.kith.features.lake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Which releases stand after all that happened to them.
 *
 * <p>A night's row is laid on top. A rollback takes away what lies above the release that it names,
 * or lays that release on top where an earlier rollback took it away. An erasure leaves nothing but
 * the releases that were written again.
 */
final class ReleaseLine {

  private final List<Release> standing = new ArrayList<>();
  private Release before;

  private ReleaseLine() {}

  /**
   * The releases that stand, the newest first.
   *
   * @param rows of the ledger, the oldest first
   */
  static List<Release> of(List<Release> rows) {
    ReleaseLine line = new ReleaseLine();
    rows.forEach(line::take);
    List<Release> newestFirst = new ArrayList<>(line.standing);
    Collections.reverse(newestFirst);
    return List.copyOf(newestFirst);
  }

  private void take(Release row) {
    switch (row.origin().event()) {
      case NIGHT -> standing.add(row);
      case ROLLBACK -> goBackTo(row);
      case ERASURE -> {
        if (!isOfSameErasure(row)) {
          standing.clear();
        }
        standing.add(row);
      }
    }
    before = row;
  }

  private void goBackTo(Release row) {
    int place = standing.size() - 1;
    while (place >= 0 && !standing.get(place).id().equals(row.id())) {
      place--;
    }
    if (place >= 0) {
      standing.subList(place, standing.size()).clear();
    }
    standing.add(row);
  }

  private boolean isOfSameErasure(Release row) {
    return before != null
        && before.origin().event() == Origin.Event.ERASURE
        && Objects.equals(before.origin().reason(), row.origin().reason());
  }
}
