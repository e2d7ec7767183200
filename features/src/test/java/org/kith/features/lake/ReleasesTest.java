package org.kith.features.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.time.AsOf;

class ReleasesTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 29);
  private static final ZoneId UTC = ZoneId.of("UTC");

  @TempDir Path folder;

  @Test
  void aPublishedReleaseIsReadBackAsItWasWritten() {
    Releases releases = releases();

    publish(releases, release(1, "a", MONDAY));

    assertThat(releases.newest()).contains(release(1, "a", MONDAY));
  }

  @Test
  void publishingTheSameReleaseTwiceLeavesOne() {
    Releases releases = releases();

    publish(releases, release(1, "a", MONDAY));
    publish(releases, release(1, "a", MONDAY));

    assertThat(releases.all()).hasSize(1);
  }

  @Test
  void aNightBuildsOnTheNewestReleaseOfAnEarlierDay() {
    Releases releases = releases();
    publish(releases, release(1, "a", MONDAY.minusDays(1)));
    publish(releases, release(2, "b", MONDAY));

    assertThat(releases.newestBefore(new AsOf(MONDAY, UTC))).map(Release::id).contains("a");
    assertThat(releases.newest()).map(Release::id).contains("b");
  }

  @Test
  void aDayIsSpokenForByItsReleaseThatWasPublishedLast() {
    Releases releases = releases();
    publish(releases, release(1, "a", MONDAY));
    publish(releases, release(2, "restated", MONDAY));
    publish(releases, release(3, "b", MONDAY.plusDays(1)));

    assertThat(releases.ofDayOrProblem(MONDAY).id()).isEqualTo("restated");
    assertThatThrownBy(() -> releases.ofDayOrProblem(MONDAY.plusDays(2)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND))
        .hasMessageContaining("[%s, %s]".formatted(MONDAY, MONDAY.plusDays(1)));
  }

  @Test
  void aNightBuildsOnNoReleaseThatKnewMoreThanItself() {
    Releases releases = releases();
    publish(releases, release(1, "then", MONDAY.minusDays(2)));
    publish(releases, release(2, "restated", MONDAY.minusDays(1), MONDAY.plusDays(3)));

    assertThat(releases.newestBefore(new AsOf(MONDAY, UTC))).map(Release::id).contains("then");
    assertThat(releases.newestBefore(new AsOf(MONDAY, UTC, MONDAY.plusDays(3))))
        .map(Release::id)
        .contains("restated");
  }

  @Test
  void aNightGoesOnFromTheDayBeforeThoughAnEarlierOneWasOpenedAgainSince() {
    Releases releases = releases();
    publish(releases, release(1, "d1", MONDAY.minusDays(3)));
    publish(releases, release(2, "d3", MONDAY.minusDays(1)));
    publish(releases, release(3, "restated", MONDAY.minusDays(3)));

    assertThat(releases.newestBefore(new AsOf(MONDAY, UTC))).map(Release::id).contains("d3");
    assertThat(releases.newestBefore(new AsOf(MONDAY.minusDays(1), UTC)))
        .map(Release::id)
        .contains("restated");
  }

  @Test
  void aDayThatIsRunAgainFollowsItsOwnFilesAndTheNextDayThoseOfAWithdrawnOne() {
    Releases releases = releases();
    publish(releases, release(1, "a", MONDAY.minusDays(1)));
    publish(releases, release(2, "b", MONDAY));
    publish(releases, release(3, "a again", MONDAY.minusDays(1)));
    publish(
        releases,
        releases.named("a").again(4, Pins.NONE, new Origin(Origin.Event.ROLLBACK, null, Map.of())));

    assertThat(before(releases, "b again", MONDAY)).contains("b");
    assertThat(before(releases, "c", MONDAY.plusDays(1))).contains("b");
    assertThat(before(releases, "b", MONDAY)).contains("a");
    assertThat(before(releases, "a", MONDAY.minusDays(1))).isEmpty();
    assertThat(releases.standing()).extracting(Release::id).containsExactly("a");
  }

  private static Optional<String> before(Releases releases, String id, LocalDate day) {
    return releases.handedOutBefore(id, day, List.of(Table.CONTACTS)).map(Release::id);
  }

  @Test
  void aLakeWithoutAReleaseSaysSo() {
    assertThatThrownBy(() -> releases().newestOrProblem())
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND));
  }

  @Test
  void aFinishedStageIsFoundByItsFingerprintAfterTheLedgerIsOpenedAgain() {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    StageRun run =
        new StageRun(
            "r",
            "identify",
            "f",
            MONDAY,
            Map.of(Table.ORDERS, 3L),
            Map.of(Table.IDENTITIES, 1L),
            10,
            7,
            1.5,
            "done",
            "{}");
    RunLedger.open(lake).record(run);

    assertThat(RunLedger.open(lake).done("f")).contains(run);
    assertThat(RunLedger.open(lake).done("g")).isEmpty();
    assertThat(RunLedger.open(lake).of("r")).containsExactly(run);
  }

  @Test
  void aHeldLeaseIsRefusedAndAReleasedOneIsNot() {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    try (Lease held = Lease.take(lake)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> Lease.take(lake))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo(Problem.Code.RUN_ALREADY_ACTIVE));
    }
    Lease.take(lake).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere://lake", "%s/file"})
  void aLakeThatCannotBeWrittenToIsTheCallersToName(String root) throws IOException {
    Files.writeString(folder.resolve("file"), "no folder");
    Lake lake = new Lake(SharedSpark.session(), root.formatted(folder));

    assertThatThrownBy(() -> Lease.take(lake))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.USAGE))
        .hasMessageContaining("cannot be written to");
  }

  @Test
  void aLeaseLeftByADeadProcessOfThisHostIsTakenOver() throws Exception {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    Process child = new ProcessBuilder("true").start();
    child.waitFor();
    String host = java.net.InetAddress.getLocalHost().getHostName();
    java.nio.file.Files.writeString(
        folder.resolve("lease.json"),
        "{\"host\":\"%s\",\"pid\":%d,\"started\":\"2001-01-01T00:00:00Z\"}"
            .formatted(host, child.pid()));

    Lease.take(lake).close();

    assertThat(folder.resolve("lease.json")).doesNotExist();
  }

  private static void publish(Releases releases, Release release) {
    assertThat(releases.publish(List.of(release), releases.fence() + 1)).isTrue();
  }

  private Releases releases() {
    return new Releases(new Lake(SharedSpark.session(), folder.toString()));
  }

  private static Release release(long sequence, String id, LocalDate day) {
    return release(sequence, id, day, day);
  }

  private static Release release(long sequence, String id, LocalDate day, LocalDate knownOn) {
    return new Release(
        sequence,
        id,
        day,
        knownOn,
        null,
        "conf",
        "inputs",
        new Pins(Map.of(Table.ORDERS, 4L)),
        Map.of("taste", "v1"),
        "{}");
  }
}
