package org.kith.features.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;

/** Who may write to a lake, and what becomes of who was asleep when another took over. */
class LeaseTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @TempDir Path folder;

  @Test
  void aHolderOnAnotherHostIsRespectedWhileItGivesSignsOfLife() throws IOException {
    holdElsewhere();

    assertRefused(() -> Lease.take(lake()));

    Files.writeString(folder.resolve("lease.beat"), "");
    pass(Heartbeat.SECONDS_TO_STALE + 10, "lease.json");
    assertRefused(() -> Lease.take(lake()));
  }

  @Test
  void aHolderThatGivesNoSignForTwoMinutesIsTakenOver() throws IOException {
    holdElsewhere();
    pass(Heartbeat.SECONDS_TO_STALE - 10, "lease.json");
    assertRefused(() -> Lease.take(lake()));
    pass(Heartbeat.SECONDS_TO_STALE + 10, "lease.json");

    try (Lease lease = Lease.take(lake())) {
      lease.publish(releases(), List.of(release(1, "mine")));
    }

    assertThat(releases().all()).extracting(Release::id).containsExactly("mine");
    assertThat(folder).isDirectoryNotContaining("glob:**/lease*");
  }

  @Test
  void whoWasAsleepWhileAnotherTookOverPublishesNothing() {
    try (Lease asleep = Lease.take(lake())) {
      sleepTooLong();
      try (Lease awake = Lease.take(lake())) {
        assertRefused(() -> asleep.publish(releases(), List.of(release(1, "asleep"))));
        awake.publish(releases(), List.of(release(1, "awake")));
      }
      assertRefused(asleep::confirm);
    }

    assertThat(releases().all()).extracting(Release::id).containsExactly("awake");
  }

  @Test
  void whoFallsAsleepAfterItsLastLookIsKeptOutByTheLedgerItself() {
    List<Lease> takers = new ArrayList<>();
    Lake drowsy = lakeWhere(() -> takers.add(takenOver()));
    try (Lease asleep = Lease.take(drowsy)) {
      assertRefused(() -> asleep.publish(new Releases(drowsy), List.of(release(1, "asleep"))));
    }

    assertThat(releases().all()).isEmpty();
    try (Lease awake = takers.get(0)) {
      awake.publish(releases(), List.of(release(1, "awake")));
      awake.publish(releases(), List.of(release(2, "again")));
    }
    assertThat(releases().all()).extracting(Release::id).containsExactly("again", "awake");
  }

  @Test
  void whoMerelyPausesPublishesAllTheSame() {
    Lake drowsy = lakeWhere(this::sleepTooLong);
    try (Lease lease = Lease.take(drowsy)) {
      lease.publish(new Releases(drowsy), List.of(release(1, "paused")));
    }

    assertThat(releases().all()).extracting(Release::id).containsExactly("paused");
  }

  /** A lake in which something happens when a release is about to be written. */
  private Lake lakeWhere(Runnable happens) {
    return new Lake(
        SharedSpark.session(),
        folder.toString(),
        (step, effect) -> {
          if (step.equals("release")) {
            happens.run();
          }
          effect.run();
        });
  }

  private Lease takenOver() {
    sleepTooLong();
    return Lease.take(lake());
  }

  private void sleepTooLong() {
    pass(Heartbeat.SECONDS_TO_STALE + 10, "lease.json");
    pass(Heartbeat.SECONDS_TO_STALE + 10, "lease.beat");
  }

  /** Lets a file be as old as if nobody had touched it for so long. */
  private void pass(long seconds, String file) {
    try {
      Path fresh = Files.createTempFile(folder, "now", "");
      FileTime now = Files.getLastModifiedTime(fresh);
      Files.delete(fresh);
      Files.setLastModifiedTime(
          folder.resolve(file), FileTime.fromMillis(now.toMillis() - 1_000 * seconds));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private void holdElsewhere() throws IOException {
    Files.writeString(
        folder.resolve("lease.json"),
        "{\"host\":\"elsewhere\",\"pid\":1,\"started\":\"2001-01-01T00:00:00Z\",\"nonce\":\"n\"}");
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(Problem.Code.RUN_ALREADY_ACTIVE));
  }

  private static Release release(long sequence, String id) {
    return new Release(sequence, id, DAY, DAY, null, "c", "i", Pins.NONE, Map.of(), "{}");
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), folder.toString());
  }

  private Releases releases() {
    return new Releases(lake());
  }
}
