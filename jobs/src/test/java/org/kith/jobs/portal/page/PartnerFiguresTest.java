package org.kith.jobs.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.CrowdDocument.Option;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.jobs.portal.count.CrowdFile;
import org.kith.jobs.portal.shelf.Brand;
import org.kith.jobs.portal.shelf.Night;
import org.kith.jobs.report.NightFigures;
import org.roaringbitmap.RoaringBitmap;

/** What partners, who may not see rows, learn of segments that overlap. */
class PartnerFiguresTest {

  private static final int PEOPLE = 5_000;

  @TempDir Path folder;

  @Test
  void ofTwoSegmentsThatDifferByFewerThanAHundredPartnersSeeOneWhateverTheDifference()
      throws IOException {
    String told = null;
    for (int fewer : new int[] {0, 1, 37, 99}) {
      View guest = view(Set.of(Verb.LOOK), alpha("a", 0, 1000), alpha("b", 0, 1000 - fewer));
      String all = csv(guest, "a") + csv(guest, "b") + page(guest, "b") + SegmentsPage.of(guest);

      assertThat(csv(guest, "b")).contains("nearly the same people as").doesNotContain("1,0", "9");
      assertThat(page(guest, "b")).contains("See A").doesNotContain("1,0", "900");
      assertThat(told == null ? all : told).as("%d fewer", fewer).isEqualTo(all);
      told = all;
    }
    View further = view(Set.of(Verb.LOOK), alpha("a", 0, 1000), alpha("b", 0, 900));
    assertThat(csv(further, "b")).contains("\"step\",\"fit the rule\",\"900\"");
  }

  @Test
  void whoMayTakeFilesSeesBothSegments() throws IOException {
    View an = view(Set.of(Verb.values()), alpha("a", 0, 1000), alpha("b", 0, 999));

    assertThat(page(an, "b")).contains(">999<");
    assertThat(csv(an, "b")).doesNotContain("999");
  }

  @Test
  void howManyAreInOneSegmentAloneIsCoveredFromAbove() throws IOException {
    String told = null;
    for (int inside : new int[] {901, 950, 999, 1000}) {
      View guest = view(Set.of(Verb.LOOK), alpha("a", 0, 3000), alpha("b", 3000 - inside, 1000));
      String row = rowOf(csv(guest, "b"), "also in");

      assertThat(row).isEqualTo("\"also in\",\"A\",\">900\",\">90.0%\"");
      assertThat(told == null ? row : told).isEqualTo(row);
      told = row;
    }
    View guest = view(Set.of(Verb.LOOK), alpha("a", 0, 3000), alpha("b", 2100, 1000));
    assertThat(rowOf(csv(guest, "b"), "also in")).isEqualTo("\"also in\",\"A\",\"900\",\"90.0%\"");
  }

  @Test
  void whoDoesNotCarryAValueIsCoveredAsWhoDoes() throws IOException {
    View guest = view(Set.of(Verb.LOOK), alpha("a", 0, 1000));

    assertThat(rowOf(csv(guest, "a"), "Fan")).isEqualTo("\"Fan\",\"yes\",\">900\",\">90.0%\"");
  }

  @Test
  void partnersSeeHowManyPeopleTheSegmentsOfTwoBrandsShareRoundedAndNeverBelowAHundred()
      throws IOException {
    View guest =
        view(
            Set.of(Verb.LOOK),
            alpha("a", 0, 1000),
            alpha("b", 1000, 1234),
            beta("c", 500, 1003),
            beta("d", 4000, 400),
            segment("e", "Gamma", 2150, 500));
    String page = BetweenBrandsPage.of(guest);

    assertThat(rows(page))
        .contains(
            "Alpha 2,230 1,000 <100",
            "Beta 1,000 1,400 0",
            "Gamma <100 0 500",
            "A Alpha – 500 0",
            "C Beta >900 – 0",
            "E Gamma <100 0 –");
    assertThat(page).contains("aria-current=\"page\">Between brands<");
    assertThat(csv(guest, "a"))
        .contains("\"also in segments of the brand\",\"Beta\",\"500\",\"50.0%\"");
  }

  @Test
  void aLakeOfOneBrandHasNothingBetweenBrands() throws IOException {
    View guest = view(Set.of(Verb.LOOK), alpha("a", 0, 1000));

    assertThat(SegmentsPage.of(guest)).doesNotContain("Between brands");
    assertThat(BetweenBrandsPage.of(guest)).contains("All segments are of one brand.");
  }

  private record Made(CrowdDocument.Segment segment, RoaringBitmap people) {}

  private static Made alpha(String name, int from, int count) {
    return segment(name, "Alpha", from, count);
  }

  private static Made beta(String name, int from, int count) {
    return segment(name, "Beta", from, count);
  }

  private static Made segment(String name, String brand, int from, int count) {
    RoaringBitmap people = new RoaringBitmap();
    people.add((long) from, (long) from + count);
    return new Made(
        new CrowdDocument.Segment(
            name,
            name.toUpperCase(java.util.Locale.ROOT),
            name,
            brand,
            "crm",
            "marketing",
            "true",
            null,
            null,
            null,
            0,
            60,
            List.of(),
            List.of()),
        people);
  }

  private View view(Set<Verb> verbs, Made... segments) throws IOException {
    Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
    RoaringBitmap fans = new RoaringBitmap();
    fans.add(20L, PEOPLE);
    sets.put("tag:is_fan:0", fans);
    for (Made made : segments) {
      sets.put("treat:" + made.segment().name(), made.people());
    }
    CrowdDocument document =
        new CrowdDocument(
            "r1",
            PEOPLE,
            List.of(),
            List.of(new Tag("is_fan", "Fan", "粉丝", "rule", List.of(new Option("yes", "is_fan")))),
            java.util.Arrays.stream(segments).map(Made::segment).toList(),
            List.of());
    Path file = folder.resolve(CrowdFile.NAME);
    try (OutputStream out = Files.newOutputStream(file)) {
      CrowdFile.write(out, document, sets);
    }
    Crowd crowd = CrowdFile.read(file);
    LocalDate day = LocalDate.of(2026, 6, 30);
    Brand brand =
        new Brand(
            "House",
            "0a",
            List.of(new Night("r1", day, figures(day, segments))),
            List.of(),
            Optional.of(crowd),
            Optional.empty());
    return new View(Tongue.EN, "guest", "agency", brand, List.of(brand), verbs, "t", "/");
  }

  private static NightFigures figures(LocalDate day, Made... segments) {
    List<NightFigures.Segment> told =
        java.util.Arrays.stream(segments)
            .map(made -> figures(made.segment(), made.people().getLongCardinality()))
            .toList();
    return new NightFigures(
        "House",
        day,
        "r1",
        NightFigures.Outcome.PUBLISHED,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        told,
        null,
        null);
  }

  private static NightFigures.Segment figures(CrowdDocument.Segment segment, long people) {
    return new NightFigures.Segment(
        segment.name(),
        new Words(segment.en(), segment.zh()),
        "marketing",
        people,
        people,
        people,
        Map.of(),
        people,
        0,
        null,
        List.of());
  }

  private static String csv(View view, String segment) {
    NightFigures.Segment figures = view.brand().newest().segment(segment).orElseThrow();
    return new String(SegmentFigures.of(view, figures), StandardCharsets.UTF_8);
  }

  private static String page(View view, String segment) {
    NightFigures.Segment figures = view.brand().newest().segment(segment).orElseThrow();
    return SegmentPage.of(view, figures, file -> List.of());
  }

  private static String rowOf(String csv, String what) {
    return csv.lines().filter(line -> line.startsWith("\"" + what)).findFirst().orElseThrow();
  }

  /** Rows of the page's tables, cells parted by a blank. */
  private static List<String> rows(String page) {
    return java.util.Arrays.stream(page.split("<tr"))
        .map(row -> row.replaceAll("(?s)</tr>.*", ""))
        .map(row -> row.replaceAll("^[^>]*>", " ").replaceAll("<[^>]*>", " "))
        .map(row -> row.replace("&lt;", "<").replace("&gt;", ">").replaceAll("\\s+", " ").strip())
        .toList();
  }
}
