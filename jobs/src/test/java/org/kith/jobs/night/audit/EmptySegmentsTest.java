package org.kith.jobs.night.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.time.Days;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.SegmentDefinition;

class EmptySegmentsTest {

  @Test
  void aSegmentThatContactsSomebodyRaisesNoAlarm() {
    assertThat(alarms("spend > 0", 9, 9, 9, 9)).isEmpty();
  }

  @Test
  void theStepAtWhichTheLastPersonLeftIsTold() {
    assertThat(alarms("spend > 0", 0, 0, 0, 0))
        .containsExactly("nobody of segment tea: its rule matches nobody");
    assertThat(alarms("spend > 0", 9, 0, 0, 0))
        .containsExactly("nobody of segment tea: of 9 people none has consented to its purpose");
    assertThat(alarms("spend > 0", 9, 8, 0, 0))
        .containsExactly("nobody of segment tea: all 8 people who have consented are suppressed");
    assertThat(alarms("spend > 0", 9, 8, 7, 0))
        .containsExactly("nobody of segment tea: of 7 people none is left to be contacted");
  }

  @Test
  void modelsWhoseScoresItReadsAndNobodyHasAreNamed() {
    assertThat(alarms("PERCENTILE_next_order > .5 AND score_value > 1", 0, 0, 0, 0))
        .containsExactly(
            "nobody of segment tea: its rule matches nobody; it reads scores of next-order, and no"
                + " such model is in use");
  }

  private static List<String> alarms(
      String where, long people, long consented, long notSuppressed, long treat) {
    SegmentDefinition tea =
        new SegmentDefinition(
            "tea",
            new Words("Tea", "茶"),
            null,
            "crm",
            "marketing",
            false,
            new Days(9),
            where,
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            .1,
            null,
            Map.of(),
            List.of());
    Funnel funnel =
        new Funnel("tea", people, consented, notSuppressed, treat, treat, 0, 1, Map.of());
    return EmptySegments.of(
            List.of(tea), List.of(funnel), List.of("next-order", "value"), Set.of("value"))
        .stream()
        .map(Finding::words)
        .toList();
  }
}
