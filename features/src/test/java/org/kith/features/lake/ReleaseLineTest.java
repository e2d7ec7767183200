package org.kith.features.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.features.lake.Origin.Event;

class ReleaseLineTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  private final List<Release> rows = new ArrayList<>();

  @Test
  void nightsStandOnEachOther() {
    night("a");
    night("b");

    assertThat(standing()).containsExactly("b", "a");
  }

  @Test
  void aRollbackTakesAwayWhatLiesAbove() {
    night("a");
    night("b");
    night("c");
    row("a", Event.ROLLBACK, null);
    night("d");

    assertThat(standing()).containsExactly("d", "a");
  }

  @Test
  void aReleaseThatWasTakenAwayCanBeLaidOnTopAgain() {
    night("a");
    night("b");
    row("a", Event.ROLLBACK, null);
    row("b", Event.ROLLBACK, null);

    assertThat(standing()).containsExactly("b", "a");
  }

  @Test
  void anErasureLeavesWhatItWroteAgain() {
    night("a");
    night("b");
    night("c");
    row("b", Event.ERASURE, "erasure x #4");
    row("c", Event.ERASURE, "erasure x #4");
    night("d");
    row("c", Event.ERASURE, "erasure y #7");
    row("d", Event.ERASURE, "erasure y #7");

    assertThat(standing()).containsExactly("d", "c");
  }

  private List<String> standing() {
    return ReleaseLine.of(rows).stream().map(Release::id).toList();
  }

  private void night(String id) {
    row(id, Event.NIGHT, null);
  }

  private void row(String id, Event event, String reason) {
    rows.add(
        new Release(rows.size() + 1, id, DAY, DAY, null, "c", "i", Pins.NONE, Map.of(), "{}")
            .again(rows.size() + 1, Pins.NONE, new Origin(event, reason, Map.of())));
  }
}
