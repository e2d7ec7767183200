package org.kith.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;

/** A file that is not what its contract says costs no more than a message that names it. */
class UnreadableParquetTest {

  private static final String PARQUET =
      Contracts.ORDERS.replace("{type: csv}", "{type: parquet}").replace("/*.csv", "");

  @TempDir Path data;
  private Path file;

  @BeforeEach
  void aGoodFile() throws IOException {
    SharedSpark.session()
        .sql(
            "SELECT concat('m', id) who, 'tea' what, 1 many, 1.5BD paid, timestamp '2026-01-01' at,"
                + " 'x' note FROM range(2000)")
        .coalesce(1)
        .write()
        .parquet(data.resolve("orders").toString());
    try (var files = Files.list(data.resolve("orders"))) {
      Path written =
          files.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
      file = Files.move(written, written.resolveSibling("1 of 1.parquet"));
    }
  }

  @Test
  void aTextBesideParquetIsRefusedByName() throws IOException {
    Files.writeString(file.resolveSibling("README.txt"), "orders of May\n");

    assertLookedAtAndRefused("orders/README.txt", "no Parquet file");
  }

  @Test
  void aFileThatIsCutOffIsRefusedByName() throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(open.length() / 2);
    }

    assertLookedAtAndRefused("orders/1 of 1.parquet", "no Parquet file");
  }

  @Test
  void timesInNanosecondsAreRefusedByName() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message orders { optional int64 at (TIMESTAMP(NANOS,true)); }");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file.resolveSibling("2.parquet")))
            .withType(schema)
            .build()) {
      writer.write(new SimpleGroup(schema).append("at", 1L));
    }

    assertLookedAtAndRefused("orders/2.parquet", "Write times in microseconds");
  }

  @Test
  void aDamagedPageIsRefusedByNameWhenItsRowsAreRead() throws IOException {
    damagePages();

    assertRefused(() -> ingest().judge(Contracts.of(PARQUET), "run-1").close(), "1 of 1.parquet");
  }

  @Test
  void aDamagedPageOfALookupIsRefusedByName() throws IOException {
    damagePages();
    Files.createDirectories(data.resolve("texts"));
    Files.write(
        data.resolve("texts/1.csv"),
        "who,what,many,paid,at,note\nm1,tea,1,1,2026-01-01,\n".getBytes(StandardCharsets.UTF_8));
    String lookup =
        """
        lookups:
          known:
            path: orders
            format: {type: parquet}
            columns: {who: string, what: string, many: int, paid: string, at: string, note: string}
            "on": who
            equal: who
        """;
    String contract = Contracts.ORDERS.replace("path: orders/", "path: texts/") + lookup;

    assertRefused(() -> ingest().judge(Contracts.of(contract), "run-1").close(), "1 of 1.parquet");
  }

  private void damagePages() throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(4);
      byte[] noise = new byte[2000];
      Arrays.fill(noise, (byte) 0xFF);
      open.write(noise);
    }
  }

  private void assertLookedAtAndRefused(String name, String told) {
    SourceContract contract = Contracts.of(PARQUET);
    assertRefused(() -> ingest().look(contract), name, told);
    assertRefused(() -> ingest().judge(contract, "run-1").close(), name, told);
  }

  private static void assertRefused(Runnable reading, String... told) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(Problem.Code.INPUT_REFUSED))
        .hasMessageContainingAll(told);
  }

  private Ingest ingest() {
    return new Ingest(SharedSpark.session(), Keyring.openTo("tea house"), data.toString());
  }
}
