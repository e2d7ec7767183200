package org.kith.jobs.portal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.jobs.portal.page.Guests.alpha;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.count.Sizes;
import org.kith.jobs.portal.page.Guests.Made;

/**
 * Partners who take the figures of several groups from each other, to count the few who are left.
 * The grid begins at a place that they do not know, so each attack is tried at a hundred places.
 */
class DifferencingTest {

  private static final int PLACES = 100;

  @TempDir Path folder;

  @Test
  void threeSegmentsOfWhichTwoAreNearlyTheThirdBetrayOnePersonAtFewPlacesOfTheGrid()
      throws IOException {
    int betrayed = 0;
    for (int place = 0; place < PLACES; place++) {
      betrayed += told(place, 0).equals(told(place, 1)) ? 0 : 1;
    }

    assertThat(betrayed).as("the sizes told of the third segment: rule, value").isBetween(1, 2);
  }

  @Test
  void theDifferenceOfThreeSegmentsIsAWholeNumberOfFloorsWhoeverIsLeft() throws IOException {
    for (int few : new int[] {0, 1, 37, 99}) {
      Set<Long> differences = new TreeSet<>();
      for (int place = 0; place < PLACES; place += 7) {
        View guest = guest(place, few);
        differences.add(rule(guest, "c") - rule(guest, "a") - rule(guest, "b"));
      }

      assertThat(differences).as("%d left", few).isSubsetOf(-100L, 0L, 100L, 200L).contains(0L);
    }
  }

  @Test
  void aSizeIsToldAlikeByEverybodyWhoAsksSoThatItCannotBeAveraged() throws IOException {
    View guest = Guests.view(folder, 123_456_789, Set.of(Verb.LOOK), alpha("a", 0, 1037));
    View night = Guests.view(folder, 123_456_789, Set.of(Verb.LOOK), alpha("z", 500, 1037));

    assertThat(rule(guest, "a")).isEqualTo(rule(night, "z"));
  }

  @Test
  void fewHeldOutCannotBeCountedFromWhoIsContacted() throws IOException {
    String told = null;
    for (int held : new int[] {1, 40, 99}) {
      View guest = Guests.view(folder, 0, Set.of(Verb.LOOK), alpha("a", 0, 1000).holdingOut(held));
      String all =
          Guests.csv(guest, "a")
              + Guests.page(guest, "a")
              + SegmentsPage.of(guest)
              + CampaignsPage.of(guest);

      assertThat(all)
          .contains("\"held out\",\"<100\"")
          .doesNotContain(
              "\"to contact\"", "In the file", "5.0 points", "%,d".formatted(1000 - held));
      assertThat(told == null ? all : told).as("%d held out", held).isEqualTo(all);
      told = all;
    }
    View guest = Guests.view(folder, 0, Set.of(Verb.LOOK), alpha("a", 0, 1000).holdingOut(200));
    assertThat(Guests.csv(guest, "a")).contains("\"to contact\",\"800\"");
    assertThat(Guests.page(guest, "a")).contains("In the file");
  }

  @Test
  void whoMayTakeFilesSeesBothArmsAsTheyAre() throws IOException {
    View an = Guests.view(folder, 0, Set.of(Verb.values()), alpha("a", 0, 1000).holdingOut(40));

    assertThat(Guests.page(an, "a")).contains(">960<", ">40<", "5.0 points");
  }

  /** All that partners are told of three segments: two, and both together with a few more. */
  private String told(int place, int few) throws IOException {
    View guest = guest(place, few);
    return Guests.csv(guest, "a")
        + Guests.csv(guest, "b")
        + Guests.csv(guest, "c")
        + Guests.page(guest, "c")
        + SegmentsPage.of(guest);
  }

  private View guest(int place, int few) throws IOException {
    Made both = alpha("c", 0, 1037 + 1218 + few);
    return Guests.view(
        folder,
        Sizes.PARTS / PLACES * place,
        Set.of(Verb.LOOK),
        alpha("a", 0, 1037),
        alpha("b", 1037, 1218),
        both);
  }

  private static long rule(View guest, String segment) {
    return Guests.csv(guest, segment)
        .lines()
        .filter(line -> line.contains("\"fit the rule\""))
        .map(line -> line.split("\"")[5].replace(",", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
