package org.kith.features.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.features.identity.HandMadeTables;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

class ReferralCreditTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 3, 10), ZoneId.of("UTC"));

  private final HandMadeTables tables =
      new HandMadeTables().people("m:a", "m:b", "m:c", "m:d").owned("w:a", "a");

  @Test
  void aFriendCountsForTheFirstWhoBroughtThemAndOnce() {
    referral("m:b", "m:c", 2);
    referral("m:a", "m:c", 1);
    referral("w:a", "m:c", 3);
    referral("m:a", "w:a", 1);
    referral("m:c", "m:d", 20);

    assertThat(credit()).containsExactlyInAnyOrder("a 1 1 1 0.5 false", "c 0 0 0 0.0 false");
  }

  @Test
  void aRingIsToldAndNotPaid() {
    referral("m:a", "m:b", 1);
    referral("m:b", "m:a", 2);
    referral("m:b", "m:c", 3);

    assertThat(credit())
        .containsExactlyInAnyOrder("a 0 0 0 0.0 true", "b 1 1 1 0.5 true", "c 0 0 0 0.0 false");
  }

  @Test
  void withoutReferralsThereIsNoCredit() {
    assertThat(credit()).isEmpty();
  }

  private List<String> credit() {
    return ReferralCredit.of(tables.facts(), AS_OF).collectAsList().stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private void referral(String account, String other, int day) {
    Timestamp then = Timestamp.from(Instant.parse("2026-03-%02dT00:00:00Z".formatted(day)));
    tables.row(
        Table.REFERRALS,
        "account",
        account,
        "other_account",
        other,
        "occurred_at",
        then,
        "known_at",
        then);
  }
}
