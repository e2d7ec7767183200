package org.kith.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;

/** Rows of every format of files are held to one contract. */
class IngestFormatsTest {

  private static final Keyring KEYS = Keyring.openTo("tea house");
  private static final String PARQUET =
      Contracts.ORDERS.replace("{type: csv}", "{type: parquet}").replace("/*.csv", "");

  @TempDir Path data;

  @Test
  void objectsALineAreJudgedLikeCells() throws IOException {
    String contract =
        Contracts.ORDERS.replace("{type: csv}", "{type: json}").replace("*.csv", "*.json");
    write(
        "orders/1.json",
        """
        {"who": "m1", "what": "tea", "many": 2, "paid": 1.50, "at": "2026-01-01T00:00:00Z"}
        {"who": "m2", "many": "two", "at": "2026-01-01T00:00:00Z"}
        {"who": "m2", "when": 1}
        """);

    try (Judged judged = judged(Contracts.of(contract))) {
      assertThat(judged.counts())
          .isEqualTo(
              new SourceCounts(3, 1, 0, 2, Map.of("unknown-field", 1L, "wrong-type:many", 1L)));
    }
  }

  @Test
  void rowsOfParquetAreJudgedToo() {
    SharedSpark.session()
        .sql(
            "SELECT concat('m', id % 2) who, 'tea' what, 1 many, 1.5BD paid, timestamp '2026-01-01' at, 'x' note"
                + " FROM range(3)")
        .write()
        .parquet(data.resolve("orders").toString());

    try (Judged judged = judged(Contracts.of(PARQUET))) {
      assertThat(judged.counts()).isEqualTo(new SourceCounts(3, 2, 1, 0, Map.of()));
    }
    assertRefused(
        Contracts.of(
            PARQUET
                .replace("note: string", "remark: string")
                .replace("item_title: note", "item_title: remark")),
        Problem.Code.INPUT_REFUSED,
        "remark");
  }

  @Test
  void rowsOfParquetThatAMicrosecondSetsApartAreNoDuplicates() {
    for (String zoned : List.of("TIMESTAMP", "TIMESTAMP_NTZ")) {
      SharedSpark.session()
          .sql(
              "SELECT 'm1' who, 'tea' what, 1 many, 1.5BD paid, CAST(at AS %s) at, 'x' note"
                      .formatted(zoned)
                  + " FROM VALUES ('2026-01-01 00:00:00.000001'), ('2026-01-01 00:00:00.000002'),"
                  + " ('2026-01-01 00:00:00.000002') AS times(at)")
          .coalesce(1)
          .write()
          .mode("overwrite")
          .parquet(data.resolve("orders").toString());

      try (Judged judged = judged(Contracts.of(PARQUET))) {
        assertThat(judged.counts()).as(zoned).isEqualTo(new SourceCounts(3, 2, 1, 0, Map.of()));
      }
    }
  }

  @Test
  void textsInParquetAreHeldToWhatTextFilesAreHeldTo() {
    SharedSpark.session()
        .sql(
            "SELECT who, 'cafe\u0301' what, 1 many, 1.5BD paid, timestamp '2026-01-01' at, ' ' note"
                + " FROM VALUES ('m1'), ('m\u202e2'), ('m3') AS people(who)")
        .write()
        .parquet(data.resolve("orders").toString());

    try (Judged judged = judged(Contracts.of(PARQUET))) {
      assertThat(judged.counts())
          .isEqualTo(new SourceCounts(3, 2, 0, 1, Map.of("control-character", 1L)));
      assertThat(judged.accepted().select("item_id", "item_title").distinct().collectAsList())
          .containsExactly(RowFactory.create("caf\u00e9", null));
    }
  }

  @Test
  void aDeltaTableIsReadAtItsNewestVersionWithoutWhatWasDeletedFromIt() {
    String table = "delta.`" + data.resolve("orders") + "`";
    sql(
        """
        CREATE TABLE %s
          (who STRING, what STRING, many INT, paid DECIMAL(18,2), at TIMESTAMP, note STRING)
        USING delta TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')
        """,
        table);
    sql(
        """
        INSERT INTO %s
        SELECT /*+ COALESCE(1) */ concat('m', id), if(id < 6, 'tea', 'milk'), 1, 1.5,
          timestamp '2026-01-01', 'x'
        FROM range(9)
        """,
        table);
    String yaml = Contracts.ORDERS.replace("{type: csv}", "{type: delta}").replace("/*.csv", "");
    SourceContract contract = Contracts.of(yaml);
    String before = InputDigest.of(contract, data.toString()).whole();

    assertCounts(contract, 9);
    sql("DELETE FROM %s WHERE who IN ('m1', 'm7')", table);
    assertCounts(contract, 7);
    assertThat(InputDigest.of(contract, data.toString()).whole()).isNotEqualTo(before);
    sql("DELETE FROM %s WHERE what = 'milk'", table);
    assertCounts(contract, 5);

    assertRefused(
        Contracts.of(yaml.replace("many: int, ", "").replace("quantity: many", "quantity: '1'")),
        Problem.Code.INPUT_REFUSED,
        "its columns are");
    assertRefused(
        Contracts.of(yaml.replace("path: orders", "path: nothing")),
        Problem.Code.INPUT_MISSING,
        "there is no such file");
  }

  private static void sql(String statement, String table) {
    SharedSpark.session().sql(statement.formatted(table));
  }

  private void assertCounts(SourceContract contract, long rows) {
    try (Judged judged = judged(contract)) {
      assertThat(judged.counts()).isEqualTo(new SourceCounts(rows, rows, 0, 0, Map.of()));
    }
  }

  private void assertRefused(SourceContract contract, Problem.Code code, String told) {
    assertThatThrownBy(() -> judged(contract).close())
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code))
        .hasMessageContaining(told);
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
