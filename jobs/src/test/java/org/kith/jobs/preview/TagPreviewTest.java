package org.kith.jobs.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.features.tag.Definitions.tag;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.Problem;
import org.kith.features.tag.TagDefinition;
import org.kith.jobs.cli.view.TagPreviewText;
import org.kith.jobs.segment.People;
import org.kith.jobs.settings.Configuration;

class TagPreviewTest {

  private static final List<TagDefinition> TAGS =
      List.of(
          tag("bought_30d", "orders", "count(*) > 0").window(30).coverage(.4).done(),
          tag("forgotten", "orders", "max(age_days)").done(),
          tag("learnt", "orders", "count(*)").feature().coverage(1).done(),
          tag("posts", "social_events", "count(*)").coverage(.5).done());

  @TempDir static Path folder;

  private static PreviewLake lake;

  @BeforeAll
  static void publish() {
    lake =
        new PreviewLake(folder)
            .people(People.random(6, 1))
            .order(Map.of("member:0", 3, "wechat:1", 50, "member:2", 20));
  }

  @Test
  void eachTagSaysOfHowManyItSpeaksAndWhetherAnybodyUsesIt() {
    TagPreviewFigures figures =
        TagPreview.of(
            lake.lake(), Optional.of(lake.release()), configuration(), Optional.empty(), 100);

    assertThat(figures.people()).isEqualTo(6);
    assertThat(figures.tags())
        .extracting(
            TagPreviewFigures.Line::tag,
            TagPreviewFigures.Line::covered,
            TagPreviewFigures.Line::coverage,
            TagPreviewFigures.Line::unused)
        .containsExactly(
            Tuple.tuple("bought_30d", 2L, 2 / 6.0, false),
            Tuple.tuple("forgotten", 3L, .5, true),
            Tuple.tuple("learnt", 6L, 1.0, false),
            Tuple.tuple("posts", 0L, 0.0, true));
    assertThat(figures.tags())
        .filteredOn(TagPreviewFigures.Line::isThin)
        .extracting(TagPreviewFigures.Line::tag)
        .containsExactly("bought_30d");
    assertThat(TagPreviewText.of(figures)).contains("below the expected 40.0 %");
    assertThat(figures.tags().get(3).notApplicable().en()).isEqualTo("no social_events");
  }

  @Test
  void anEarlierDayIsSeenAsItWas() {
    TagPreviewFigures figures =
        TagPreview.of(
            lake.lake(),
            Optional.of(lake.release()),
            configuration(),
            Optional.of(PreviewLake.DAY.minusDays(10)),
            100);

    assertThat(figures.asOf()).isEqualTo(PreviewLake.DAY.minusDays(10));
    assertThat(figures.tags().get(1).covered()).isEqualTo(2);
  }

  @Test
  void aSampleIsSomeOfThePeople() {
    TagPreviewFigures figures =
        TagPreview.of(
            lake.lake(), Optional.of(lake.release()), configuration(), Optional.empty(), 2);

    assertThat(figures.people()).isLessThan(6);
  }

  @Test
  void aLakeWithoutAReleaseHasItsRulesCompiledAndNobodyCounted() {
    TagPreviewFigures figures =
        TagPreview.of(lake.lake(), Optional.empty(), configuration(), Optional.empty(), 100);

    assertThat(figures.release()).isNull();
    assertThat(figures.people()).isZero();
    assertThat(figures.tags())
        .hasSize(4)
        .allMatch(tag -> tag.coverage() == null && tag.notApplicable() == null);
    assertThat(figures.tags().get(0).type()).isEqualTo("boolean");
  }

  @Test
  void everyFaultOfEveryRuleIsToldWithoutSpark() {
    Configuration conf =
        PreviewLake.configuration(
            List.of(
                tag("one", "orders", "sum(spnd)").done(), tag("two", "order", "count(*)").done()),
            List.of());

    assertThatThrownBy(() -> TagPreview.check(conf))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .hasMessageContaining("spend")
        .hasMessageContaining("orders");
  }

  private static Configuration configuration() {
    return PreviewLake.configuration(TAGS, List.of(People.segment("now", "bought_30d")));
  }
}
