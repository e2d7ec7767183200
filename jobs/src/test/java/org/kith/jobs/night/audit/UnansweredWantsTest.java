package org.kith.jobs.night.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.time.Days;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Wants;
import org.kith.models.registry.ModelCard;
import org.kith.models.registry.Verdict;

class UnansweredWantsTest {

  private static final List<SegmentDefinition> SEGMENTS =
      List.of(segment("fans", new Wants("S003", 50)), segment("regulars", null));
  private static final Verdict REFUSED =
      new Verdict(
          false,
          List.of(
              new Verdict.Reason("worse_than_baseline", "NDCG@20 .02 is below the baseline", ""),
              new Verdict.Reason("shrunken", "half the rows of yesterday", "")));

  @Test
  void aSegmentThatNobodyAnswersNamesTheGatesReasonsWhereTheRecommenderWasRefused() {
    assertThat(alarms(0, List.of(card("taste", REFUSED, false)), Map.of()))
        .containsExactly(
            "demand of segment fans: nobody is found who would want S003: recommender taste is not"
                + " in use, NDCG@20 .02 is below the baseline; half the rows of yesterday");
  }

  @Test
  void aRecommenderThatHadNothingToLearnFromSaysSo() {
    assertThat(alarms(0, List.of(), Map.of("taste", new Words("no purchases", "无"))))
        .containsExactly(
            "demand of segment fans: nobody is found who would want S003: recommender taste is not"
                + " in use, no purchases");
  }

  @Test
  void whereYesterdaysRecommenderStaysTheItemIsToBlame() {
    List<ModelCard> cards =
        List.of(card("taste", REFUSED, false), card("taste", Verdict.PASSED, true));

    assertThat(alarms(0, cards, Map.of()))
        .containsExactly(
            "demand of segment fans: nobody is found who would want S003: recommender taste knows"
                + " nothing of it, or the segment's rule leaves out whom it names");
  }

  @Test
  void nothingIsSaidOfSegmentsWithPeopleNorOfThoseThatWantNoItem() {
    assertThat(alarms(1, List.of(card("taste", REFUSED, false)), Map.of())).isEmpty();
  }

  private static List<String> alarms(
      long fans, List<ModelCard> cards, Map<String, Words> notTrained) {
    return UnansweredWants.of(
            SEGMENTS,
            List.of(funnel("fans", fans), funnel("regulars", 0)),
            "taste",
            cards,
            notTrained)
        .stream()
        .map(Finding::words)
        .toList();
  }

  private static Funnel funnel(String segment, long people) {
    return new Funnel(segment, people, people, people, people, people, 0, 1, Map.of());
  }

  private static ModelCard card(String model, Verdict verdict, boolean champion) {
    return new ModelCard(
        model,
        "v1",
        "recommend",
        LocalDate.of(2026, 6, 30),
        Map.of(),
        List.of(),
        Map.of(),
        1,
        Map.of(),
        verdict,
        champion,
        "hash",
        Map.of(),
        List.of());
  }

  private static SegmentDefinition segment(String name, Wants wants) {
    return new SegmentDefinition(
        name,
        new Words(name, name),
        null,
        "crm",
        "marketing",
        false,
        new Days(30),
        "true",
        wants,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0.0,
        null,
        null,
        null);
  }
}
