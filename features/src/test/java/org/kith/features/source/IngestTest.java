package org.kith.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

class IngestTest {

  private static final String HEADER = "who,what,many,paid,at,note\n";
  private static final Keyring KEYS = Keyring.openTo("tea house");

  @TempDir Path data;

  @Test
  void everyBadRowIsSetAsideWithTheRuleThatItBreaksAndKeptWhole() throws IOException {
    Map<String, String> expected = badRows();
    StringBuilder text = new StringBuilder(HEADER);
    expected.keySet().forEach(row -> text.append(row).append('\n'));
    write("orders/1.csv", text.toString());

    try (Judged judged =
        judged(Contracts.of(Contracts.ORDERS + "checks: {bought: quantity <> 0}\n"))) {
      Map<String, String> found = new TreeMap<>();
      Sealer sealer = new Sealer(KEYS);
      for (Row row : judged.quarantined().collectAsList()) {
        found.put(sealer.openText(Judged.QUARANTINE, row.getAs("sealed")), row.getAs("rule"));
        assertThat(row.<String>getAs("file")).isEqualTo("orders/1.csv");
        assertThat(row.<String>getAs("run")).isEqualTo("run-1");
      }
      Map<String, String> bad = new TreeMap<>(expected);
      bad.values().removeIf("good"::equals);
      assertThat(found).isEqualTo(bad);
      assertThat(judged.counts().read()).isEqualTo(expected.size());
      assertThat(judged.counts().accepted()).isEqualTo(expected.size() - bad.size());
      assertThat(judged.accepted().schema().fieldNames())
          .isEqualTo(Table.ORDERS.schema().fieldNames());
      assertThat(judged.quarantined().schema().fieldNames())
          .isEqualTo(Table.QUARANTINE.schema().fieldNames());
      assertThat(accounts(judged)).doesNotContain("member:null").contains("member:m1");
    }
  }

  private static Map<String, String> badRows() {
    Map<String, String> rows = new TreeMap<>();
    rows.put("m1,tea,1,2.50,2026-01-02 03:04:05,fine", "good");
    rows.put("\u3000m1 ,tea,2, 2.5 ,2026-01-02,trimmed", "good");
    rows.put("m1,tea,3,,2024-02-29T23:59:59.5Z,", "good");
    for (String many : List.of("x", "1.0", "１２", "\"1,000\"", "2147483648", "NaN", "1e3")) {
      rows.put("m1,tea," + many + ",1,2026-01-01,", "wrong-type:many");
    }
    for (String paid : List.of("NaN", "Infinity", "1e400", "1.005", "12345678901234567", "£1")) {
      rows.put("m1,tea,1," + paid + ",2026-01-01,", "wrong-type:paid");
    }
    for (String at : List.of("2026-02-29", "2016-12-31 23:59:60", "01/02/2026", "2026-1-1")) {
      rows.put("m1,tea,1,1," + at + ",", "wrong-type:at");
    }
    for (String at : List.of("0001-01-01", "1899-12-31 23:59:59", "9999-12-31")) {
      rows.put("m1,tea,1,1," + at + ",", "future:year");
    }
    for (String who : List.of("null", "NULL", "None", "n/a", "NaN", "0", "m 1", "m".repeat(129))) {
      rows.put(who + ",tea,1,1,2026-01-01,", "bad-identifier");
    }
    rows.put(",tea,1,1,2026-01-01,", "no-identifier");
    rows.put("   ,tea,1,1,2026-01-01,", "no-identifier");
    rows.put("m1,tea,1,1,,", "missing:occurred_at");
    rows.put("m1,tea,0,1,2026-01-01,", "check:bought");
    rows.put("m1,tea,,1,2026-01-01,", "check:bought");
    rows.put("m1,tea,1,1,2026-01-01", "cells");
    rows.put("m1,tea,1,1,2026-01-01,a,b", "cells");
    rows.put("m1,5\" tea,1,1,2026-01-01,", "quote");
    rows.put("m1,te\u202ea,1,1,2026-01-01,", "control-character");
    rows.put("who,what,many,paid,at,note", "header-again");
    return rows;
  }

  @Test
  void contactsAreHashedInFactsAndSealedInTheVaultAlone() throws IOException {
    String contract = Contracts.ORDERS.replace("{member: who}", "{phone: who, member: what}");
    write(
        "orders/1.csv",
        HEADER
            + "+86 138-0013-8000,m1,1,1,2026-01-01,\n１３８００１３８０００,m2,1,1,2026-01-02,\n"
            + ",m3,1,1,2026-01-02,\ncall me,m4,1,1,2026-01-02,\n");

    try (Judged judged = judged(Contracts.of(contract))) {
      String hash = KEYS.hash("identifier:phone", "13800138000");
      assertThat(accounts(judged))
          .containsExactlyInAnyOrder("phone:" + hash, "phone:" + hash, "member:m3");
      List<Row> contacts = judged.contacts().collectAsList();
      assertThat(contacts).hasSize(1);
      assertThat(contacts.get(0).getString(1)).isEqualTo(hash);
      assertThat(new Sealer(KEYS).openText("identifier:phone", contacts.get(0).getAs("sealed")))
          .isEqualTo("13800138000");
      assertThat(judged.counts().byRule()).containsExactly(Map.entry("bad-identifier", 1L));
      assertThat(judged.accepted().where("account LIKE 'phone%'").head().getJavaMap(1))
          .isEqualTo(Map.of("phone", hash, "member", "m1"))
          .hasSize(2);
    }
  }

  @Test
  void localTimesAreReadByTheContractsZoneWhateverTheMachines() throws IOException {
    write(
        "orders/1.csv",
        HEADER
            + "m1,tea,1,1,2011-03-27 01:30:00,gap\nm1,tea,1,1,2011-10-30 01:30:00,overlap\n"
            + "m1,tea,1,1,2011-07-01 00:30:00,summer\nm1,tea,1,1,2012-02-29 12:00:00,leap\n");
    String contract =
        Contracts.ORDERS.replace(
            "occurred-at: at", "occurred-at: to_utc_timestamp(at, 'Europe/London')");
    TimeZone machine = TimeZone.getDefault();
    try {
      for (String zone : List.of("UTC", "Asia/Shanghai", "America/New_York")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try (Judged judged = judged(Contracts.of(contract))) {
          assertThat(
                  judged
                      .accepted()
                      .selectExpr("item_title", "date_format(occurred_at, 'yyyy-MM-dd HH:mm')")
                      .collectAsList())
              .as(zone)
              .extracting(row -> row.getString(0) + " " + row.getString(1))
              .containsExactlyInAnyOrder(
                  "gap 2011-03-27 01:30",
                  "overlap 2011-10-30 00:30",
                  "summer 2011-06-30 23:30",
                  "leap 2012-02-29 12:00");
        }
      }
    } finally {
      TimeZone.setDefault(machine);
    }
  }

  @Test
  void anEventAfterItWasKnownAndAValueThatCannotBeComputedAreSetAside() throws IOException {
    write(
        "orders/1.csv",
        HEADER + "m1,tea,1,1,2026-01-02,\nm1,tea,0,1,2026-01-01,\nm1,tea,2,1,2026-01-01,7\n");
    String contract =
        Contracts.ORDERS.replace("spend: paid", "spend: paid, price: paid / many")
            + "known-at: timestamp '2026-01-01 12:00:00'\n";

    try (Judged judged = judged(Contracts.of(contract))) {
      assertThat(judged.counts().byRule()).isEqualTo(Map.of("future", 1L, "wrong-value:price", 1L));
    }
  }

  @Test
  void aFractionIsNoWholeNumber() throws IOException {
    write(
        "orders/1.csv",
        HEADER
            + "m1,tea,1,2.00,2026-01-01,4.0\nm1,tea,2,0.35,2026-01-01,\n"
            + "m1,tea,3,,2026-01-01,4.5\nm1,tea,4,-1.00,2026-01-01,\n");
    String contract =
        Contracts.ORDERS.replace(
            "item_title: note, quantity: many", "quantity: paid, line: double(note)");

    try (Judged judged = judged(Contracts.of(contract))) {
      assertThat(judged.counts().byRule())
          .isEqualTo(Map.of("wrong-value:quantity", 1L, "wrong-value:line", 1L));
      assertThat(judged.accepted().select("quantity", "line").collectAsList())
          .containsExactlyInAnyOrder(RowFactory.create(2L, 4), RowFactory.create(-1L, null));
    }
  }

  @Test
  void aSourceWithoutFilesOrRowsIsMissingUnlessOptional() throws IOException {
    SourceContract contract = Contracts.of(Contracts.ORDERS);
    SourceContract optional = Contracts.of(Contracts.ORDERS + "optional: true\n");
    assertRefused(contract, Problem.Code.INPUT_MISSING, "orders/*.csv");
    try (Judged judged = judged(optional)) {
      assertThat(judged.counts().read()).isZero();
      assertThat(judged.accepted().schema().fieldNames())
          .isEqualTo(Table.ORDERS.schema().fieldNames());
    }
    write("orders/1.csv", HEADER);
    assertRefused(contract, Problem.Code.INPUT_MISSING, "no file holds a row");
  }

  @Test
  void anExpressionThatDoesNotFitIsRefusedBeforeARowIsRead() throws IOException {
    write("orders/1.csv", HEADER + "m1,tea,1,1,2026-01-01,\n");
    Map<String, String> faults =
        Map.of(
            "spend: payd", "there is no column 'payd' · Did you mean 'paid'?",
            "spend: sum(paid)", "not a function of one row",
            "spend: rand()", "not a function of one row",
            "spend: paid +", "fields.spend",
            "spend: \"month(to_date(note, 'dd/MM/YYYY'))\"", "by its pattern",
            "spend: \"if(try_to_timestamp(note, 'EEE dd') IS NULL, 1, 2)\"", "by its pattern",
            "spent: paid", "Did you mean 'spend'?");
    faults.forEach(
        (fault, told) ->
            assertRefused(
                Contracts.of(Contracts.ORDERS.replace("spend: paid", fault)),
                Problem.Code.CONF_INVALID,
                told));
    assertRefused(
        Contracts.of(Contracts.ORDERS.replace("occurred-at: at", "occurred-at: date((")),
        Problem.Code.CONF_INVALID,
        "Syntax error at or near");
    assertRefused(
        Contracts.of(Contracts.ORDERS.replace("occurred-at: at", "occurred-at: now()")),
        Problem.Code.CONF_INVALID,
        "asks the clock");
  }

  @Test
  void aDeliverysFingerprintChangesWithAByteAndWithAName() throws IOException {
    SourceContract contract = Contracts.of(Contracts.ORDERS);
    write("orders/1.csv", HEADER + "m1,tea,1,1,2026-01-01,\n");
    List<String> digests = new ArrayList<>();
    digests.add(InputDigest.of(contract, data.toString()).whole());
    assertThat(InputDigest.of(contract, data.toString()).whole())
        .isEqualTo(digests.get(0))
        .hasSize(64);
    write("orders/1.csv", HEADER + "m1,tea,2,1,2026-01-01,\n");
    digests.add(InputDigest.of(contract, data.toString()).whole());
    Files.move(data.resolve("orders/1.csv"), data.resolve("orders/2.csv"));
    digests.add(InputDigest.of(contract, data.toString()).whole());
    assertThat(Set.copyOf(digests)).hasSize(3);
  }

  private void assertRefused(SourceContract contract, Problem.Code code, String told) {
    assertThatThrownBy(() -> judged(contract).close())
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code))
        .hasMessageContaining(told);
  }

  private static List<String> accounts(Judged judged) {
    return judged.accepted().select("account").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private Judged judged(SourceContract contract) {
    return new Ingest(SharedSpark.session(), KEYS, data.toString()).judge(contract, "run-1");
  }

  private void write(String file, String text) throws IOException {
    Path path = data.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
