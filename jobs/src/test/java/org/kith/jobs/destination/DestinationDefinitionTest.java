package org.kith.jobs.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.SettingFault;
import org.kith.features.vault.Keyring;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;

/** What a destination may say, and the headers that its ids and fields stand under. */
class DestinationDefinitionTest {

  @TempDir Path lake;

  @Test
  void severalIdsAndFieldsStandUnderThePlatformsHeaders() throws IOException {
    DestinationDefinition google =
        new DestinationDefinition(
            "google",
            "Google Ads",
            "google",
            "Email",
            List.of("Phone"),
            Map.of("Country", "'cn'"),
            List.of(),
            null,
            "CN",
            100,
            false,
            null,
            null,
            Map.of());
    List<Person> crowd = People.random(130, 2);
    Shop large = new Shop(lake, crowd, Keyring.openTo("test"));
    large.with("p0000", "email", "Ann@Example.org");
    crowd.stream()
        .skip(1)
        .forEach(p -> large.with(p.personId(), "phone", "1390000" + p.personId().substring(1)));

    large.export(PlatformExportsTest.all("google"), google);

    List<String> lines = Files.readAllLines(lake.resolve("exports/all/r1/google/audience.csv"));
    assertThat(lines.get(0)).isEqualTo("Email,Phone,Country");
    assertThat(lines).hasSize(131);
    assertThat(lines.stream().skip(1).filter(line -> line.matches("[0-9a-f]{64},,CN"))).hasSize(1);
    assertThat(lines.stream().skip(1).filter(line -> line.matches(",[0-9a-f]{64},CN")))
        .hasSize(129);
  }

  @Test
  void whatAPlatformDoesNotTakeIsRefusedWithASentence() {
    assertFault("id", () -> Destinations.platform("x", "tencent", "HASH_FACE"));
    assertFault("dialect", () -> Destinations.platform("x", "myspace", "email"));
    assertFault("minimum-size", () -> Destinations.platform("x", "google", "Email"));
    assertFault("columns", () -> withColumns("weibo", "UID"));
    assertThat(withColumns("json", "member").columns()).containsExactly("value_tier");
  }

  @Test
  void aLargestFileIsRefusedWhereAFileCannotEndAtASize() {
    assertFault("max-file-mb", () -> withColumns("parquet", "member", 5L));
    assertThat(withColumns("csv", "member", 5L).maxFileMb()).isEqualTo(5);
  }

  private static DestinationDefinition withColumns(String dialect, String id) {
    return withColumns(dialect, id, null);
  }

  private static DestinationDefinition withColumns(String dialect, String id, Long maxFileMb) {
    return new DestinationDefinition(
        "x",
        "x",
        dialect,
        id,
        null,
        null,
        List.of("value_tier"),
        null,
        null,
        1,
        false,
        maxFileMb,
        null,
        null);
  }

  private static void assertFault(String key, Runnable construct) {
    assertThatThrownBy(construct::run)
        .isInstanceOfSatisfying(
            SettingFault.class, fault -> assertThat(fault.key()).isEqualTo(key));
  }
}
