package org.kith.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.models.evaluate.AudienceSize;
import org.kith.models.registry.Evidence;
import org.kith.models.registry.ModelCard;
import org.kith.models.registry.Verdict;

class ModelCardPageTest {

  private static final List<AudienceSize> SIZES =
      List.of(new AudienceSize(.99, 4, .912, .9), new AudienceSize(.8, 1_234, .456, .123));

  @Test
  void aLookalikesCardTellsHowLargeAnAudienceMayBeAndHowASegmentTakesIt() {
    assertThat(page(Evidence.NONE.sized(SIZES)))
        .contains("1,234 people, percentile 0.8 and above", "45.6%; 12.3%")
        .contains("(value_tier = &#39;high&#39;) IS NOT TRUE", "percentile_like_best &gt;= 0.95")
        .contains("rank-by: percentile_like_best", "limit: 50000");
  }

  @Test
  void anAudienceOfFewPeopleIsNotCounted() {
    assertThat(page(Evidence.NONE.sized(SIZES)))
        .contains("&lt;10 people, percentile 0.99")
        .doesNotContain("4 people, percentile 0.99");
  }

  @Test
  void aCardThatKnowsOfNoSizesHasNoPlaceForThem() {
    assertThat(page(Evidence.NONE)).doesNotContain("How large an audience");
  }

  @Test
  void theSizesAreKeptInTheCardAndACardFromBeforeThemIsReadAsWithout() {
    ModelCard card = card(Evidence.NONE.sized(SIZES));
    String before = card(Evidence.NONE).json().replace("\"sizes\":[],", "");

    assertThat(ModelCard.ofJson(card.json())).isEqualTo(card);
    assertThat(before).doesNotContain("sizes");
    assertThat(ModelCard.ofJson(before)).isEqualTo(card(Evidence.NONE));
  }

  private static String page(Evidence evidence) {
    return ModelCardPage.render(
        SampleNight.full(), SampleModels.named("like_best"), card(evidence));
  }

  private static ModelCard card(Evidence evidence) {
    return new ModelCard(
        "like_best",
        "0123456789ab",
        "lookalike",
        java.time.LocalDate.parse("2026-06-30"),
        Map.of("features", 7L),
        List.of(),
        Map.of("where", "value_tier = 'high'"),
        1,
        Map.of("auc", .9),
        Verdict.PASSED,
        true,
        "c",
        Map.of(),
        List.of(),
        evidence);
  }
}
