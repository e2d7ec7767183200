package org.kith.jobs.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.features.tag.Definitions.tag;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kith.features.tag.TagDefinition;
import org.kith.features.time.Days;
import org.kith.jobs.destination.DestinationDefinition;
import org.kith.jobs.destination.Destinations;
import org.kith.jobs.segment.HoldoutUnit;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.Quota;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Worth;
import org.kith.jobs.settings.Configuration;
import org.kith.models.propensity.PropensitySettings;

class TagReadersTest {

  private static final List<TagDefinition> TAGS =
      Stream.of(
              "cell", "gain", "chance", "price", "unit", "header", "beside", "slice", "whom",
              "idle")
          .map(name -> tag(name, "orders", "count(*)").done())
          .toList();

  @Test
  void everyExpressionOfASegmentADestinationAndAModelReadsTags() {
    SegmentDefinition segment =
        People.chosen(
            "bids",
            null,
            10L,
            new Quota(List.of("cell > 1"), null),
            new Worth("gain * 2", "chance", "price", 1.0, null),
            .1,
            new HoldoutUnit("unit", false));

    assertThat(TagReaders.unread(configuration(TAGS, segment))).containsExactly("idle");
    assertThat(TagReaders.unread(configuration(TAGS, People.segment("all", "idle > 0"))))
        .containsExactly("cell", "chance", "gain", "price", "unit");
  }

  @Test
  void aDerivedTagReadsOthersAndTheFirstValueOfATagIsTheTag() {
    List<TagDefinition> tags =
        List.of(
            tag("base", "orders", "count(*)").done(),
            tag("derived", "profile", "base + 1").done(),
            multiValued(tag("likes", "orders", "count(*)").done()));

    assertThat(TagReaders.unread(configuration(tags, People.segment("tea", "likes_top = 'tea'"))))
        .containsExactly("derived");
  }

  private static TagDefinition multiValued(TagDefinition like) {
    return new TagDefinition(
        like.name(),
        like.title(),
        like.owner(),
        like.kind(),
        like.from(),
        like.rule(),
        "category",
        like.where(),
        like.window(),
        like.halfLife(),
        like.expiry(),
        like.coverage(),
        like.top(),
        like.lift(),
        like.feature(),
        like.reason());
  }

  private static Configuration configuration(List<TagDefinition> tags, SegmentDefinition segment) {
    Configuration plain = PreviewLake.configuration(tags, List.of(segment));
    return new Configuration(
        plain.kith(),
        plain.sources(),
        plain.tags(),
        plain.recommenders(),
        List.of(model()),
        plain.values(),
        plain.uplifts(),
        plain.lookalikes(),
        plain.segments(),
        List.of(Destinations.csv("file", "member", List.of("beside"), 1), place()),
        plain.places(),
        plain.hash());
  }

  private static PropensitySettings model() {
    return new PropensitySettings(
        "return",
        "Will they return?",
        "whom > 0",
        "orders",
        "count(*)",
        null,
        new Days(30),
        3,
        List.of(),
        Map.of("kinds", "slice > 1"),
        null,
        null,
        null,
        7);
  }

  private static DestinationDefinition place() {
    return new DestinationDefinition(
        "ads",
        "generic",
        "google",
        "Email",
        List.of(),
        Map.of("Country", "header"),
        List.of(),
        null,
        null,
        100,
        false,
        null,
        null,
        Map.of());
  }
}
