package org.kith.jobs.erase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;
import org.kith.jobs.destination.dialect.Dialect;
import org.kith.jobs.destination.dialect.Dialects;
import org.kith.jobs.destination.dialect.Layout;
import org.kith.jobs.destination.file.DigestedFile;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.file.WrittenFile;
import org.kith.jobs.destination.identifier.IdType;
import org.kith.jobs.erase.sheet.Sheet;
import org.kith.jobs.erase.sheet.Sheets;

/** Two people in the files of every dialect, one of whom is forgotten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EraseExportsTest {

  private static final List<String> PEOPLE = List.of("p-erased-0001", "p-others-0002");
  private static final Map<String, List<String>> CONTACTS =
      Map.of(
          "phone", List.of("13800138000", "13900139000"),
          "email", List.of("ann@example.org", "bo@example.org"),
          "weibo_uid", List.of("5000000001", "5000000002"));

  private static final String NOT_REWRITTEN = "backup";

  private Path folder;
  private Certificate certificate;

  @BeforeAll
  void erase(@TempDir Path empty) throws IOException {
    folder = empty;
    ErasableLake shop = new ErasableLake(folder);
    List<String> identities = new ArrayList<>();
    CONTACTS.forEach(
        (kind, values) -> {
          for (int at = 0; at < PEOPLE.size(); at++) {
            shop.knowing(kind, values.get(at));
            identities.add(
                "('%1$s', '%2$s', '%1$s:%2$s', '%3$s', 'own', date'2026-01-01')"
                    .formatted(kind, ErasableLake.hashed(kind, values.get(at)), PEOPLE.get(at)));
          }
        });
    shop.with(Table.IDENTITIES, String.join(", ", identities)).publish();
    for (Given given : Given.values()) {
      export(place(given), given.dialect(), given.type(), given.written());
    }
    Path backup = folder.resolve("lake").resolve(NOT_REWRITTEN);
    export(backup, Given.TENCENT.dialect(), Given.TENCENT.type(), Given.TENCENT.written());
    Files.delete(backup.resolve("manifest.json"));
    certificate = shop.erase(PEOPLE.get(0));
  }

  /** A destination of each dialect, and the kind by which it knows people. */
  private enum Given {
    TENCENT("tencent", "HASH_MOBILE_PHONE", "phone"),
    TAGS("tencent-tags", "SHA256_MOBILE_PHONE", "phone"),
    WEIBO("weibo", "UID", "weibo_uid"),
    OCEAN("ocean-engine", "MOBILE_HASH_SHA256", "phone"),
    QIANCHUAN("qianchuan", "PHONE_MD5", "phone"),
    META("meta", "email", "email"),
    GOOGLE("google", "Phone", "phone"),
    CSV("csv", "phone", "phone"),
    JSON("json", "email", "email"),
    PARQUET("parquet", "phone", "phone");

    private final String spoken;
    private final String id;
    private final String kind;

    Given(String spoken, String id, String kind) {
      this.spoken = spoken;
      this.id = id;
      this.kind = kind;
    }

    Dialect dialect() {
      return Dialects.named(spoken).orElseThrow();
    }

    IdType type() {
      return dialect().id(id).orElseThrow();
    }

    /** What stands in the file for both people. */
    List<String> written() {
      return CONTACTS.get(kind).stream()
          .map(
              plain ->
                  type().opensVault()
                      ? type().written(plain, "CN")
                      : ErasableLake.hashed(kind, plain))
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFileLosesThePersonAndThePlatformIsToldToInItsOwnDialect(Given given) throws IOException {
    Path audience = place(given).resolve("audience" + given.dialect().extension());
    Path removal =
        folder.resolve("removals/tea.r1.%s.remove%s".formatted(given, given.dialect().extension()));

    assertThat(certificate.exports()).contains("tea/r1/" + given);
    assertThat(certificate.removals()).contains(removal.toString());
    assertThat(ids(audience, given)).containsExactly(given.written().get(1));
    assertThat(ids(removal, given)).containsExactly(given.written().get(0));
    JsonNode manifest = new ObjectMapper().readTree(place(given).resolve("manifest.json").toFile());
    assertThat(manifest.at("/funnel/written").asLong()).isEqualTo(1);
    assertThat(manifest.at("/files/0/rows").asLong()).isEqualTo(1);
    assertThat(manifest.at("/files/0/bytes").asLong()).isEqualTo(Files.size(audience));
    DigestedFile again = new DigestedFile("again", OutputStream.nullOutputStream());
    again.write(Files.readAllBytes(audience));
    WrittenFile digests = again.written(1);
    assertThat(manifest.at("/files/0/sha256").asText()).isEqualTo(digests.sha256());
    assertThat(manifest.at("/files/0/md5").asText()).isEqualTo(digests.md5());
  }

  @Test
  void aFileThatNobodyRewritesIsAllThatKeepsTheCertificateBack() {
    assertThat(certificate.scan().hits()).containsExactly(NOT_REWRITTEN + "/audience.zip");
    assertThat(certificate.certified()).isFalse();
  }

  private Path place(Given given) {
    return folder.resolve("lake/exports/tea/r1").resolve(given.name());
  }

  /** Which of both people a file names, in its order. */
  private static List<String> ids(Path file, Given given) throws IOException {
    org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(file.toUri());
    Sheet sheet =
        new Sheets(
                SharedSpark.session(),
                place.getFileSystem(SharedSpark.session().sparkContext().hadoopConfiguration()))
            .open(place, given.dialect().name(), Set.of(given.type().name()))
            .orElseThrow();
    return given.written().stream().filter(one -> !sheet.of(one::equals).isEmpty()).toList();
  }

  private static void export(Path place, Dialect dialect, IdType type, List<String> ids)
      throws IOException {
    Files.createDirectories(place);
    StructType columns =
        new StructType().add(type.name(), DataTypes.StringType).add("n", DataTypes.LongType);
    Format format = dialect.format(new Layout(List.of(type), columns, true, 1L));
    String name = "audience" + dialect.extension();
    WrittenFile written;
    try (DigestedFile file = new DigestedFile(name, Files.newOutputStream(place.resolve(name)))) {
      format.begin(file);
      for (String id : ids) {
        format.row(new Object[] {id, 7L});
      }
      format.end();
      written = file.written(ids.size());
    }
    Files.writeString(
        place.resolve("manifest.json"),
        """
        {"dialect": "%s", "id": {"type": "%s"}, "funnel": {"written": %d}, "files": [
          {"name": "%s", "rows": %d, "bytes": %d, "sha256": "", "md5": "", "operation": "whole"}]}
        """
            .formatted(dialect.name(), type.name(), ids.size(), name, ids.size(), written.bytes()));
  }
}
