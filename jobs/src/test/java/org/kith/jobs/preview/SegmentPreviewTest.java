package org.kith.jobs.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.features.tag.Definitions.tag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.error.Problem;
import org.kith.features.lake.Release;
import org.kith.features.tag.TagDefinition;
import org.kith.jobs.segment.DetectableLift;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Worth;
import org.kith.jobs.settings.Configuration;

class SegmentPreviewTest {

  private static final List<Person> PEOPLE = People.random(400, 11);

  /** The tags of the profiles, and one that no release has yet. */
  private static final List<TagDefinition> TAGS =
      Stream.concat(
              Arrays.stream(People.SCHEMA.fieldNames())
                  .filter(name -> !name.equals("person_id") && !name.contains("repurchase"))
                  .filter(name -> !name.endsWith("_top")),
              Stream.of("brand_new"))
          .map(name -> tag(name, "orders", "count(*)").done())
          .toList();

  @TempDir static Path folder;

  private static PreviewLake lake;
  private static Release release;

  @BeforeAll
  static void publish() {
    lake =
        new PreviewLake(folder)
            .people(PEOPLE)
            .segments(
                Map.of(
                    "lapsed",
                    PEOPLE.subList(0, 100),
                    "half",
                    PEOPLE.subList(0, 200),
                    "staff",
                    PEOPLE.stream().filter(SegmentPreviewTest::isStaff).toList()));
    release = lake.release();
  }

  @Test
  void theFunnelCountsWhoIsLeftAfterEachStep() {
    SegmentPreviewFigures figures = preview(lapsed());
    List<Person> matched = PEOPLE.stream().filter(SegmentPreviewTest::hasLapsed).toList();
    List<Person> kept = matched.stream().filter(one -> !isStaff(one)).toList();

    assertThat(figures.funnel().people()).isEqualTo(matched.size());
    assertThat(figures.funnel().consented()).isEqualTo(matched.size());
    assertThat(figures.funnel().notSuppressed()).isEqualTo(kept.size());
    assertThat(figures.funnel().suppressed())
        .isEqualTo(Map.of("staff", (long) matched.size() - kept.size()));
    assertThat(figures.funnel().reachable())
        .isEqualTo(
            Map.of("file", kept.stream().filter(one -> PEOPLE.indexOf(one) % 2 == 0).count()));
    assertThat(figures.funnel().withinLimit()).isEqualTo(50);
    assertThat(figures.smallestDetectableLift())
        .isEqualTo(DetectableLift.of(40, 10, .1).getAsDouble());
  }

  @Test
  void whatSetsTheMembersApartIsToldStrongestFirstAndTheRulesOwnTagsAreMarked() {
    SegmentPreviewFigures figures = preview(lapsed());

    assertThat(figures.contrasts()).isNotEmpty().hasSizeLessThanOrEqualTo(10);
    assertThat(figures.contrasts().get(0).inRule()).isTrue();
    assertThat(figures.contrasts())
        .filteredOn(Contrast::inRule)
        .extracting(Contrast::tag)
        .containsExactlyInAnyOrder("recency_days", "value_tier");
    assertThat(figures.contrasts()).noneMatch(one -> one.low() <= 0 && one.high() >= 0);
  }

  @Test
  void whomItSharesWithPublishedSegmentsIsToldAndWhoCameAndWentSince() {
    List<Person> now =
        PEOPLE.stream()
            .filter(one -> hasLapsed(one) && !isStaff(one))
            .sorted(
                Comparator.comparingLong(Person::orders).reversed().thenComparing(Person::personId))
            .limit(50)
            .toList();
    long inHalf = now.stream().filter(one -> PEOPLE.indexOf(one) < 200).count();
    long stay = now.stream().filter(one -> PEOPLE.indexOf(one) < 100).count();

    SegmentPreviewFigures figures = preview(lapsed());

    assertThat(figures.overlaps())
        .containsExactly(new SegmentPreviewFigures.Overlap("half", inHalf));
    assertThat(figures.since())
        .isEqualTo(new SegmentPreviewFigures.Since(stay, 50 - stay, 100 - stay));
    assertThat(stay).isBetween(1L, 49L);
    assertThat(preview(People.segment("unpublished", "true")).since()).isNull();
  }

  @Test
  void aSegmentWithinAnotherIsTriedWithItAndOthersAreNotLookedAt() {
    SegmentDefinition inner =
        People.segment(
            "inner", "complaints_90d = 0", List.of("lapsed"), List.of(), null, null, 0.0, Map.of());
    SegmentDefinition broken = People.segment("broken", "no_such_column > 1");
    Configuration conf = PreviewLake.configuration(TAGS, List.of(lapsed(), inner, broken));

    SegmentPreviewFigures figures = SegmentPreview.of(lake.lake(), release, conf, "inner");

    assertThat(figures.funnel().people())
        .isEqualTo(PEOPLE.stream().filter(one -> hasLapsed(one) && one.complaints() == 0).count());
    assertThat(figures.smallestDetectableLift()).isNull();
  }

  @Test
  void whereNobodyWouldBeContactedTheStepAtWhichTheLastOneLeavesIsTold() {
    assertThat(preview(lapsed()).nobody()).isNull();
    assertThat(preview(People.segment("none", "recency_days < 0")).nobody())
        .isEqualTo("its rule matches nobody");
    assertThat(
            preview(
                    People.segment(
                        "shy",
                        "true",
                        List.of(),
                        List.of(),
                        null,
                        null,
                        0.0,
                        Map.of("all", "true")))
                .nobody())
        .isEqualTo("all %,d people who have consented are suppressed".formatted(PEOPLE.size()));
  }

  @Test
  void nothingIsWritten() throws IOException {
    List<String> before = files();

    preview(lapsed());

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anUnknownSegmentIsRefusedWithTheNearestRightOne() {
    Configuration conf = PreviewLake.configuration(TAGS, List.of(lapsed()));

    assertThatThrownBy(() -> SegmentPreview.check(conf, "lapsd"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.NOT_FOUND))
        .hasMessageContaining("Did you mean 'lapsed'?");
  }

  @ParameterizedTest
  @CsvSource({
    "recency_day > 3, recency_days",
    "brand_old is null, brand_new",
    "Recency_Days > 3 and value_teir is null, value_tier",
  })
  void anUnknownColumnIsRefusedWithoutSparkWithTheNearestRightOne(String where, String nearest) {
    Configuration conf = PreviewLake.configuration(TAGS, List.of(People.segment("lapsed", where)));

    assertThatThrownBy(() -> SegmentPreview.check(conf, "lapsed"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .hasMessageContaining("segment lapsed, where · names the column")
        .hasMessageContaining("Did you mean '" + nearest + "'?");
  }

  @Test
  void anUnknownColumnOfWhatAContactIsWorthIsRefusedWithoutSpark() {
    Worth worth = new Worth(null, "orders_totl", "1.0", 1.0, null);
    Configuration conf = PreviewLake.configuration(TAGS, List.of(People.bidding("bids", worth)));

    assertThatThrownBy(() -> SegmentPreview.check(conf, "bids"))
        .hasMessageContaining("segment bids, worth.score · names the column orders_totl")
        .hasMessageContaining("Did you mean 'orders_total'?");
  }

  @Test
  void aTagThatTheReleaseDoesNotHaveYetAsksForANight() {
    assertThatThrownBy(() -> preview(People.segment("lapsed", "brand_new > 1")))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.NOT_FOUND))
        .hasMessageContaining("brand_new", "kith nightly");
  }

  private static SegmentPreviewFigures preview(SegmentDefinition segment) {
    Configuration conf = PreviewLake.configuration(TAGS, List.of(segment));
    return SegmentPreview.of(lake.lake(), release, conf, segment.name());
  }

  private static SegmentDefinition lapsed() {
    return People.segment(
        "lapsed",
        "recency_days > 90 and value_tier in ('mid', 'high')",
        List.of(),
        List.of(),
        "orders_total",
        50L,
        .2,
        Map.of("staff", "staff"));
  }

  private static boolean hasLapsed(Person person) {
    return person.recencyDays() != null
        && person.recencyDays() > 90
        && !person.tier().equals("low");
  }

  private static boolean isStaff(Person person) {
    return Boolean.TRUE.equals(person.staff());
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }
}
