package org.kith.features.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;

class PurgeTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  @TempDir Path folder;

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
