package org.kith.jobs.night.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.features.tag.Definitions.tag;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kith.features.tag.TagDefinition;

class ThinTagsTest {

  private static final List<TagDefinition> TAGS =
      List.of(
          tag("met", "orders", "count(*)").coverage(.5).done(),
          tag("missed", "orders", "count(*)").coverage(.51).done(),
          tag("absent", "orders", "count(*)").coverage(.01).done(),
          tag("of_no_data", "social_events", "count(*)").coverage(.9).done(),
          tag("unasked", "orders", "count(*)").done());

  @Test
  void aTagOfFewerPeopleThanExpectedIsToldWithBothFigures() {
    List<Finding> alarms =
        ThinTags.of(TAGS, Map.of("met", 50L, "missed", 50L), 100, Set.of("of_no_data"));

    assertThat(alarms)
        .extracting(Finding::words)
        .containsExactly(
            "coverage of tag missed: says something of 50 of 100 people; 51.0 % are expected",
            "coverage of tag absent: says something of 0 of 100 people; 1.0 % are expected");
  }

  @Test
  void nothingIsExpectedOfNobody() {
    assertThat(ThinTags.of(TAGS, Map.of(), 0, Set.of())).isEmpty();
  }
}
