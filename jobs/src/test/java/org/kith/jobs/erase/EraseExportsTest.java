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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
class EraseExportsTest {

  private static final List<String> PEOPLE = List.of("p-erased-0001", "p-others-0002");
  private static final Map<String, List<String>> CONTACTS =
      Map.of(
          "phone", List.of("13800138000", "13900139000"),
          "email", List.of("ann@example.org", "bo@example.org"),
          "weibo_uid", List.of("5000000001", "5000000002"));

  @TempDir Path folder;

  private ErasableLake shop;

  @BeforeEach
  void publish() {
    shop = new ErasableLake(folder);
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
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({
    "tencent, HASH_MOBILE_PHONE, phone",
    "tencent-tags, SHA256_MOBILE_PHONE, phone",
    "weibo, UID, weibo_uid",
    "ocean-engine, MOBILE_HASH_SHA256, phone",
    "qianchuan, PHONE_MD5, phone",
    "meta, email, email",
    "google, Phone, phone",
    "csv, phone, phone",
    "json, email, email",
    "parquet, phone, phone"
  })
  void theFileLosesThePersonAndThePlatformIsToldToInItsOwnDialect(
      String name, String id, String kind) throws IOException {
    Dialect dialect = Dialects.named(name).orElseThrow();
    IdType type = dialect.id(id).orElseThrow();
    Path place = folder.resolve("lake/exports/tea/r1/there");
    List<String> written =
        CONTACTS.get(kind).stream()
            .map(
                plain ->
                    type.opensVault()
                        ? type.written(plain, "CN")
                        : ErasableLake.hashed(kind, plain))
            .toList();
    export(place, dialect, type, written);

    Certificate certificate = shop.erase(PEOPLE.get(0));

    Path audience = place.resolve("audience" + dialect.extension());
    assertThat(certificate.scan().hits()).isEmpty();
    assertThat(certificate.certified()).isTrue();
    assertThat(certificate.exports()).containsExactly("tea/r1/there");
    assertThat(ids(audience, name, id, written)).containsExactly(written.get(1));
    assertThat(certificate.removals()).hasSize(1);
    Path removal = Path.of(certificate.removals().get(0));
    assertThat(removal).hasFileName("tea.r1.there.remove" + dialect.extension());
    assertThat(ids(removal, name, id, written)).containsExactly(written.get(0));
    JsonNode manifest = new ObjectMapper().readTree(place.resolve("manifest.json").toFile());
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
  void aFileThatNobodyRewritesKeepsTheCertificateBack() throws IOException {
    Dialect dialect = Dialects.named("tencent").orElseThrow();
    IdType type = dialect.id("HASH_MOBILE_PHONE").orElseThrow();
    Path place = folder.resolve("lake/backup");
    export(place, dialect, type, List.of(type.written("13800138000", "CN")));
    Files.delete(place.resolve("manifest.json"));

    Certificate certificate = shop.erase(PEOPLE.get(0));

    assertThat(certificate.scan().hits()).containsExactly("backup/audience.zip");
    assertThat(certificate.certified()).isFalse();
  }

  /** Which of these a file names, in its order. */
  private static List<String> ids(Path file, String dialect, String id, List<String> written)
      throws IOException {
    org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(file.toUri());
    Sheet sheet =
        new Sheets(
                SharedSpark.session(),
                place.getFileSystem(SharedSpark.session().sparkContext().hadoopConfiguration()))
            .open(place, dialect, Set.of(id))
            .orElseThrow();
    return written.stream().filter(one -> !sheet.of(one::equals).isEmpty()).toList();
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
