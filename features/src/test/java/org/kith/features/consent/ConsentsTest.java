package org.kith.features.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.identity.HandMadeTables;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

class ConsentsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 3, 10), ZoneId.of("Asia/Shanghai"));
  private static final String MARCH_1 = "2026-03-01T00:00:00Z";
  private static final String MARCH_2 = "2026-03-02T00:00:00Z";
  private static final String LAST_MOMENT = "2026-03-10T15:59:59.999Z";
  private static final String CUTOFF = "2026-03-10T16:00:00Z";
  private static final ConsentRule ASSUMED =
      new ConsentRule("granted", "marketing", "public research data");

  private final HandMadeTables tables = new HandMadeTables();

  /** One person a line: the records of each, and whether they are in the audience. */
  @Test
  void onlyWhoseLatestKnownRecordForThePurposeIsAGrantIsThere() {
    yes("granted", MARCH_1);
    no("withdrawn", MARCH_1);
    refuses("withdrawn", "marketing", null, MARCH_2);
    yes("granted again", MARCH_2);
    refuses("granted again", "marketing", null, MARCH_1);
    record("other purpose", "service", null, true, MARCH_1);
    yes("other purpose withdrawn", MARCH_1);
    refuses("other purpose withdrawn", "service", null, MARCH_2);
    no("conflict", MARCH_1);
    refuses("conflict", "marketing", null, MARCH_1);
    no("withdrawn in the last millisecond", MARCH_1);
    refuses("withdrawn in the last millisecond", "marketing", null, LAST_MOMENT);
    yes("withdrawn at the cutoff", MARCH_1);
    refuses("withdrawn at the cutoff", "marketing", null, CUTOFF);
    no("granted at the cutoff", CUTOFF);
    no("withdrawn from everything", MARCH_1);
    refuses("withdrawn from everything", null, null, MARCH_2);
    record("granted for nothing in particular", null, null, true, MARCH_1);
    record("said neither", "marketing", null, null, MARCH_1);
    tables.people("member:absent");

    assertThat(names(Consents.granted(tables.facts(), ASSUMED, AS_OF, "marketing")))
        .containsExactlyInAnyOrder(
            "granted", "granted again", "other purpose withdrawn", "withdrawn at the cutoff");
  }

  @Test
  void aGrantForAllChannelsCountsForEachAndARefusalOfOneForThatOne() {
    record("everywhere", "marketing", "All", true, MARCH_1);
    record("nowhere in particular", "marketing", null, true, MARCH_1);
    record("by sms", "marketing", "sms", true, MARCH_1);
    record("not by sms", "marketing", null, true, MARCH_1);
    refuses("not by sms", "marketing", "SMS", MARCH_2);
    refuses("sms again", "marketing", "sms", MARCH_1);
    record("sms again", "marketing", "all", true, MARCH_2);

    assertThat(names(Consents.granted(tables.facts(), null, AS_OF, "marketing", "Sms")))
        .containsExactlyInAnyOrder("everywhere", "nowhere in particular", "by sms", "sms again");
    assertThat(names(Consents.granted(tables.facts(), null, AS_OF, "marketing", "email")))
        .containsExactlyInAnyOrder(
            "everywhere", "nowhere in particular", "not by sms", "sms again");
    assertThat(names(Consents.granted(tables.facts(), null, AS_OF, "marketing")))
        .containsExactlyInAnyOrder("everywhere", "nowhere in particular", "sms again");
  }

  @ParameterizedTest(name = "a refusal of {0}")
  @ValueSource(strings = {"ALL", " all ", "", " ", "Marketing", "marketing "})
  void aRefusalCountsHoweverItsPurposeIsWritten(String purpose) {
    yes("refused", MARCH_1);
    refuses("refused", purpose, null, MARCH_2);
    yes("granted", MARCH_1);

    assertThat(names(Consents.granted(tables.facts(), null, AS_OF, "marketing")))
        .containsExactly("granted");
    assertThat(names(Consents.granted(tables.facts(), null, AS_OF, "marketing", "sms")))
        .containsExactly("granted");
  }

  @Test
  void aGrantCountsHoweverItsPurposeIsWrittenAndForNoOther() {
    record("in capitals", "MARKETING", null, true, MARCH_1);
    record("with a blank", " marketing", null, true, MARCH_1);
    record("for all", "ALL", null, true, MARCH_1);
    record("for a blank", " ", null, true, MARCH_1);

    assertThat(names(Consents.granted(tables.facts(), null, AS_OF, "Marketing")))
        .containsExactlyInAnyOrder("in capitals", "with a blank");
  }

  @Test
  void oneAccountsRefusalIsThePersons() {
    tables.owned("phone:aa", "ann").owned("email:ee", "ann");
    tables.row(
        Table.CONSENTS,
        "account",
        "phone:aa",
        "purpose",
        "marketing",
        "granted",
        true,
        "known_at",
        at(MARCH_1));
    tables.row(
        Table.CONSENTS,
        "account",
        "email:ee",
        "purpose",
        "marketing",
        "granted",
        false,
        "known_at",
        at(MARCH_2));

    assertThat(names(Consents.granted(tables.facts(), null, AS_OF, "marketing"))).isEmpty();
  }

  @Test
  void theRuleSpeaksForEverybodyOnlyWithoutRecordsAndOnlyForItsPurpose() {
    tables.people("member:a", "member:b");

    assertThat(names(Consents.granted(tables.facts(), ASSUMED, AS_OF, "marketing")))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(names(Consents.granted(tables.facts(), ASSUMED, AS_OF, "research"))).isEmpty();
    assertThat(names(Consents.granted(tables.facts(), null, AS_OF, "marketing"))).isEmpty();

    record("c", "marketing", null, true, MARCH_1);
    assertThat(names(Consents.granted(tables.facts(), ASSUMED, AS_OF, "marketing")))
        .containsExactly("c");
  }

  private void yes(String person, String when) {
    record(person, "marketing", null, true, when);
  }

  /** A grant that does not help. */
  private void no(String person, String when) {
    yes(person, when);
  }

  private void refuses(String person, String purpose, String channel, String when) {
    record(person, purpose, channel, false, when);
  }

  private void record(String person, String purpose, String channel, Boolean granted, String when) {
    if (!known(person)) {
      tables.people("member:" + person);
    }
    tables.row(
        Table.CONSENTS,
        "account",
        "member:" + person,
        "purpose",
        purpose,
        "channel",
        channel,
        "granted",
        granted,
        "occurred_at",
        at(when),
        "known_at",
        at(when));
  }

  private boolean known(String person) {
    return tables
        .read(Table.IDENTITIES)
        .filter(rows -> !rows.where(rows.col("person_id").equalTo(person)).isEmpty())
        .isPresent();
  }

  private static java.util.List<String> names(Dataset<Row> people) {
    return people.collectAsList().stream().map(row -> row.getString(0)).toList();
  }

  private static Timestamp at(String instant) {
    return Timestamp.from(Instant.parse(instant));
  }
}
