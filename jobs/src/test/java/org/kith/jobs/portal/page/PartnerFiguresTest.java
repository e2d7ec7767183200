package org.kith.jobs.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.jobs.portal.page.Guests.alpha;
import static org.kith.jobs.portal.page.Guests.beta;
import static org.kith.jobs.portal.page.Guests.csv;
import static org.kith.jobs.portal.page.Guests.page;
import static org.kith.jobs.portal.page.Guests.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.portal.access.Verb;

/** What partners, who may not see rows, learn of segments that overlap. */
class PartnerFiguresTest {

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
            "Alpha 2,200 1,000 <100",
            "Beta 1,000 1,400 <100",
            "Gamma <100 <100 500",
            "A Alpha – 500 <100",
            "C Beta >900 – <100",
            "E Gamma <100 <100 –");
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

  private View view(Set<Verb> verbs, Guests.Made... segments) throws IOException {
    return Guests.view(folder, 0, verbs, segments);
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
