package org.kith.features.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import scala.Console;

class PurgeTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  /** Delta writes a checkpoint every so many versions; its own ten would take long to write. */
  private static final int CHECKPOINT = 3;

  private static final String CHECKPOINT_INTERVAL =
      "spark.databricks.delta.properties.defaults.checkpointInterval";

  @TempDir Path folder;

  @BeforeAll
  static void checkpointsComeSoon() {
    SharedSpark.session().conf().set(CHECKPOINT_INTERVAL, CHECKPOINT);
  }

  @AfterAll
  static void checkpointsComeAsDeltaWantsThem() {
    SharedSpark.session().conf().unset(CHECKPOINT_INTERVAL);
  }

  @Test
  void whatAReleaseKeepsStaysReadableAndTheRestIsGone() {
    Lake lake = lake();
    Pins first = new Pins(Map.of(Table.COMMUNITIES, write(lake, "a")));
    Pins second = new Pins(Map.of(Table.COMMUNITIES, write(lake, "b")));
    Pins third = new Pins(Map.of(Table.COMMUNITIES, write(lake, "c")));

    assertThat(new Purge(lake).allBut(List.of(first, third))).isPositive();
    assertThat(new Purge(lake).allBut(List.of(first, third))).isZero();

    assertThat(people(first)).containsExactly("a");
    assertThat(people(third)).containsExactly("c");
    assertThatThrownBy(() -> lake().verify(Table.COMMUNITIES, second))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(Problem.Code.LAKE_DAMAGED));
  }

  @Test
  void aVersionStaysReadableHoweverOldItsLogIs() throws IOException {
    Lake lake = lake();
    Pins first = new Pins(Map.of(Table.COMMUNITIES, write(lake, "a")));
    for (int night = 1; night < CHECKPOINT; night++) {
      write(lake, "b" + night);
    }
    for (Path entry : entries()) {
      Files.setLastModifiedTime(
          entry, FileTime.from(DAY.minusYears(1).atStartOfDay(UTC).toInstant()));
    }
    for (int night = CHECKPOINT; night < 2 * CHECKPOINT + 2; night++) {
      write(lake, "b" + night);
    }

    assertThat(people(first)).containsExactly("a");
  }

  @Test
  void theLogForgetsWhatLiesBeforeTheLastCheckpointBelowWhatIsKept() throws IOException {
    Lake lake = lake();
    Pins kept = null;
    for (int night = 0; night < 8; night++) {
      long version = write(lake, "p" + night);
      kept = night == 5 ? new Pins(Map.of(Table.COMMUNITIES, version)) : kept;
    }
    Pins newest = new Pins(Map.of(Table.COMMUNITIES, 7L));

    new Purge(lake).allBut(List.of(newest, kept));

    assertThat(versions())
        .containsExactlyElementsOf(LongStream.range(CHECKPOINT, 8).boxed().toList());
    assertThat(people(kept)).containsExactly("p5");
    assertThat(people(newest)).containsExactly("p7");
    assertThat(write(lake(), "q")).isEqualTo(8);
  }

  @Test
  void aLedgersSmallFilesAreLaidTogetherAndItsRowsStay() throws IOException {
    ErasureLedger ledger = new ErasureLedger(lake());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int erasure = 0; erasure < 6; erasure++) {
      ledger.record(Set.of("m" + erasure), DAY, "e" + erasure);
      String[] open = rowsOf(Table.TOMBSTONES).inputFiles();
      Console.withOut(
          out,
          () -> {
            new Purge(lake()).ledgers(3);
            return null;
          });
      assertThat(open).allSatisfy(file -> assertThat(Path.of(URI.create(file))).exists());
    }

    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(new ErasureLedger(lake()).marks()).hasSize(6);
    assertThat(rowsOf(Table.TOMBSTONES).inputFiles()).hasSizeLessThan(4);
  }

  private Dataset<Row> rowsOf(Table ledger) {
    return lake().readNewest(ledger).orElseThrow();
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("tables/communities/_delta_log"))) {
      return entries.filter(Files::isRegularFile).toList();
    }
  }

  private List<Long> versions() throws IOException {
    return entries().stream()
        .map(entry -> entry.getFileName().toString())
        .filter(name -> name.matches("\\d{20}\\.json"))
        .map(name -> Long.parseLong(name.substring(0, 20)))
        .sorted()
        .toList();
  }

  @Test
  void marksOfErasedAccountsAreKeptOnce() {
    ErasureLedger ledger = new ErasureLedger(lake());
    assertThat(ledger.marks()).isEmpty();

    ledger.record(Set.of("member:x", "phone:y"), DAY, "e");
    ledger.record(Set.of("member:x", "phone:y"), DAY, "e");

    assertThat(new ErasureLedger(lake()).marks()).containsExactlyInAnyOrder("member:x", "phone:y");
  }

  private List<String> people(Pins pins) {
    return lake().readOrEmpty(Table.COMMUNITIES, pins).select("person_id").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static long write(Lake lake, String person) {
    return new LakeWriter(lake)
        .overwrite(
            Table.COMMUNITIES,
            SharedSpark.session()
                .sql("SELECT '%s' AS person_id, 'c' AS community, 1 AS ties".formatted(person)),
            person);
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), folder.toString());
  }
}
