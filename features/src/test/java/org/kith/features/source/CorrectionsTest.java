package org.kith.features.source;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.identity.FactTables;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;

/** What becomes of rows of one key, delivery after delivery. */
class CorrectionsTest {

  private static final String HEADER = "who,what,many,paid,at,note\n";
  private static final String KEYED =
      Contracts.ORDERS.replace("item_id: what,", "order_id: note, item_id: what,")
          + "key: [order_id]\n"
          + "known-at: greatest(at, to_timestamp(regexp_extract(source_file, '[0-9]{8}', 0),"
          + " 'yyyyMMdd'))\n";
  private static final Keyring KEYS = Keyring.openTo("tea house");

  @TempDir Path data;

  @Test
  void aSecondDeliveryCountsOnceAndACorrectionHoldsFromWhenItIsKnown() throws IOException {
    write("orders/20260105.csv", HEADER + "m1,tea,1,1,2026-01-01,o1\nm2,tea,1,1,2026-01-01,o2\n");
    write("orders/20260106.csv", HEADER + "m1,tea,1,1,2026-01-01,o1\nm2,tea,1,1,2026-01-01,o2\n");
    write("orders/20260107.csv", HEADER + "m1,tea,7,1,2026-01-01,o1\nm3,tea,1,1,2026-02-01,o3\n");
    write("orders/20260109.csv", HEADER + "m1,tea,8,1,2026-01-01,o1\n");

    try (Judged judged = judged(Contracts.of(KEYED))) {
      assertThat(judged.counts()).isEqualTo(new SourceCounts(7, 5, 2, 0, Map.of()));
      assertThat(versions(judged, "o1"))
          .containsExactly(
              "1 known 2026-01-05 until 2026-01-07",
              "7 known 2026-01-07 until 2026-01-09",
              "8 known 2026-01-09 until null");
      assertThat(versions(judged, "o2")).containsExactly("1 known 2026-01-05 until null");
    }
  }

  @Test
  void aRowThatAnotherReplacesInTheInstantItWasKnownIsSetAside() throws IOException {
    write(
        "orders/20260105.csv",
        HEADER + "m1,tea,1,1,2026-01-01,o1\nm1,tea,2,1,2026-01-01,o1\nm1,tea,x,1,2026-01-01,o1\n");
    write("orders/20260106.csv", HEADER + "m1,tea,3,1,2026-01-01,o1\n");

    try (Judged judged = judged(Contracts.of(KEYED))) {
      assertThat(judged.counts().byRule())
          .isEqualTo(Map.of("superseded", 1L, "wrong-type:many", 1L));
      assertThat(versions(judged, "o1"))
          .containsExactly("2 known 2026-01-05 until 2026-01-06", "3 known 2026-01-06 until null");
    }
  }

  @Test
  void whicheverDayANightIsOfItSeesEachRowAsItWasLastDeliveredByThen() throws IOException {
    SplittableRandom draw = new SplittableRandom(11);
    Map<LocalDate, Map<String, Long>> expected = new TreeMap<>();
    Map<String, Long> last = new TreeMap<>();
    for (long units = 1; units <= 60; ) {
      LocalDate day = LocalDate.of(2026, 1, 5).plusDays(expected.size());
      StringBuilder text = new StringBuilder(HEADER);
      for (int rows = draw.nextInt(1, 7); rows > 0; rows--) {
        String order = "o" + draw.nextInt(8);
        text.append("m1,tea,%d,1,2026-01-01,%s%n".formatted(units, order));
        last.put(order, units++);
      }
      write("orders/" + day.toString().replace("-", "") + ".csv", text.toString());
      expected.put(day, new TreeMap<>(last));
    }

    try (Judged judged = judged(Contracts.of(KEYED))) {
      FactTables tables = table -> Optional.of(judged.accepted());
      expected.forEach(
          (day, rows) -> {
            AsOf asOf = new AsOf(LocalDate.of(2026, 1, 2), ZoneOffset.UTC, day);
            assertThat(
                    tables.seenBy(asOf).read(Table.ORDERS).orElseThrow().collectAsList().stream()
                        .map(row -> row.<String>getAs("order_id") + " " + row.getAs("quantity")))
                .as("as known on %s", day)
                .containsExactlyInAnyOrderElementsOf(
                    rows.entrySet().stream()
                        .map(row -> row.getKey() + " " + row.getValue())
                        .toList());
          });
    }
  }

  @Test
  void aContactThatWasCorrectedIsNotKeptInTheVault() throws IOException {
    String contract =
        KEYED.replace("identifiers: {member: who}", "identifiers: {member: who, phone: what}");
    write("orders/20260105.csv", HEADER + "m1,13800138000,1,1,2026-01-01,o1\n");
    write("orders/20260106.csv", HEADER + "m1,13900139000,1,1,2026-01-01,o1\n");

    try (Judged judged = judged(Contracts.of(contract))) {
      assertThat(judged.counts().accepted()).isEqualTo(2);
      assertThat(judged.contacts().select("value").collectAsList())
          .extracting(row -> row.getString(0))
          .containsExactly(KEYS.hash("identifier:phone", "13900139000"));
    }
  }

  private static List<String> versions(Judged judged, String order) {
    return judged
        .accepted()
        .where(col("order_id").equalTo(order))
        .orderBy("known_at")
        .selectExpr(
            "concat(quantity, ' known ', date(known_at), ' until ',"
                + " coalesce(string(date(superseded_at)), 'null'))")
        .collectAsList()
        .stream()
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
