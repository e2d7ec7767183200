package org.kith.jobs.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.vault.Keyring;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;

/** What has changed at a platform that finds a person by any id of a row. */
class SeveralIdsTest {

  private static final DestinationDefinition META =
      Destinations.several("meta", "meta", "email", List.of("phone"), 100);
  private static final String EMPTY = "";

  @TempDir Path lake;

  @Test
  void noRemovalTakesOutSomebodyByAnIdThatTheAudienceStillHas() throws IOException {
    List<Person> people = People.random(120, 4);
    Shop before = new Shop(lake, people, Keyring.openTo("test"));
    Shop now = new Shop(lake, people, Keyring.openTo("test"));
    List<String> then = new ArrayList<>();
    for (int at = 1; at < 120; at++) {
      then.add(id(at));
      before.with(id(at), "email", email(at));
      now.with(id(at), "email", email(at));
    }
    now.with(id(1), "phone", phone(1));
    before.with(id(2), "phone", phone(2));
    before.with(id(3), "phone", phone(3));
    now.without(id(3), "email").with(id(4), "phone", phone(3));
    before.contacted(then, "all", "meta", Shop.DAY.minusDays(1), "r0");

    now.export(
        List.of(PlatformExportsTest.all("meta")),
        List.of(META),
        "r1",
        Shop.DAY,
        Optional.of(before.asEarlier("r0")),
        () -> {});

    assertThat(rows("add.csv"))
        .containsExactlyInAnyOrder(
            sha256(email(1)) + "," + sha256("86" + phone(1)),
            sha256(email(2)) + "," + EMPTY,
            sha256(email(4)) + "," + sha256("86" + phone(3)));
    assertThat(rows("remove.csv"))
        .containsExactlyInAnyOrder(
            EMPTY + "," + sha256("86" + phone(2)), sha256(email(3)) + "," + EMPTY);
    assertThat(ExportsTest.manifest(lake.resolve("exports/all/r1/meta")).at("/files"))
        .extracting(file -> file.get("name").asText())
        .containsExactly("audience.csv", "remove.csv", "add.csv", "rejects.csv");
  }

  private List<String> rows(String file) throws IOException {
    return Files.readAllLines(lake.resolve("exports/all/r1/meta").resolve(file)).stream()
        .skip(1)
        .map(line -> line.replace("\"", ""))
        .toList();
  }

  private static String id(int at) {
    return "p%04d".formatted(at);
  }

  private static String email(int at) {
    return "e%d@example.org".formatted(at);
  }

  private static String phone(int at) {
    return "138%08d".formatted(at);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
