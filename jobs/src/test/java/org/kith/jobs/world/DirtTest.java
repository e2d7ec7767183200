package org.kith.jobs.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;
import org.kith.features.source.Ingest;
import org.kith.features.source.Judged;
import org.kith.features.source.SourceContract;
import org.kith.features.vault.Keyring;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.world.file.Sheet;

class DirtTest {

  @Test
  void theShippedSourcesFillEveryFactTableAndReadEverySheet() throws Exception {
    assertThat(sources().stream().map(SourceContract::table).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(Table.facts());
    assertThat(sources()).hasSameSizeAs(Sheet.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "weibo_events", "wechat_ties", "consents"})
  void ingestTreatsEverySpoiltRowAsTheTruthExpects(String source) throws Exception {
    SourceContract contract = source(source);
    List<Row> planted =
        WorldFixture.truth("dirt").where("source = '" + source + "'").collectAsList();
    try (Judged judged = judged(contract, WorldFixture.folder().resolve("data"))) {
      assertThat(judged.counts().duplicate()).isEqualTo(expected(planted, "duplicate"));
      assertThat(
              judged.quarantined().select("file", "line").collectAsList().stream()
                  .map(row -> folderAndName(row.getString(0)) + ":" + row.getLong(1)))
          .containsExactlyInAnyOrderElementsOf(
              planted.stream()
                  .filter(row -> row.getString(4).equals("quarantine"))
                  .map(row -> folderAndName(row.getString(1)) + ":" + row.getLong(2))
                  .toList());
      assertThat(judged.counts().accepted()).isPositive();
    }
  }

  @Test
  void aRefusalWithoutAPurposeIsTakenAndAGrantWithoutOneIsRefused(@TempDir Path data)
      throws Exception {
    Path folder = Files.createDirectories(data.resolve("crm/consents"));
    Files.writeString(
        folder.resolve("one.csv"),
        """
        member_no,phone,unionid,uid,purpose,channel,granted,decided_at
        m1,,,,,,false,2026-03-01 10:00:00
        m2,,,,,,true,2026-03-01 10:00:00
        m3,,,,marketing,,true,2026-03-01 10:00:00
        """);
    Files.createFile(folder.resolve("_SUCCESS"));

    try (Judged judged = judged(source("consents"), data)) {
      assertThat(judged.counts().accepted()).isEqualTo(2);
      assertThat(judged.quarantined().select("line", "rule").collectAsList())
          .containsExactly(RowFactory.create(3L, "check:purpose-named"));
    }
  }

  private static Judged judged(SourceContract contract, Path data) {
    return new Ingest(SharedSpark.session(), Keyring.openTo("test"), data.toString())
        .judge(contract, "test");
  }

  private static SourceContract source(String name) throws Exception {
    return sources().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<SourceContract> sources() throws Exception {
    return ConfReader.read(
            Path.of("../conf"),
            Map.of("data", WorldFixture.folder().resolve("data").toString()),
            Map.of())
        .sources();
  }

  private static long expected(List<Row> planted, String verdict) {
    return planted.stream().filter(row -> row.getString(4).equals(verdict)).count();
  }

  private static String folderAndName(String path) {
    String[] parts = path.split("/");
    return parts[parts.length - 2] + "/" + parts[parts.length - 1];
  }
}
