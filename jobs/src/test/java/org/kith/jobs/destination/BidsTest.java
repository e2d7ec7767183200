package org.kith.jobs.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.vault.Keyring;
import org.kith.jobs.destination.DestinationDefinition.Cap;
import org.kith.jobs.destination.Shop.Exported;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Worth;

/** Who gets a person's few contacts, and what becomes of an audience that has shrunk away. */
class BidsTest {

  private static final DestinationDefinition FILE =
      Destinations.csv("file", "person_id", List.of(), 1);

  @TempDir Path lake;
  private final List<Person> people = People.random(60, 4);

  @Test
  void aContactGoesToTheHigherBidAndTheManifestTellsWhoDisplacedWhom() throws IOException {
    Shop shop = new Shop(lake, people, Keyring.openTo("test"));
    SegmentDefinition silent = People.segment("silent", "true");
    SegmentDefinition low = bidding("low", "score_repurchase", "4");
    SegmentDefinition high = bidding("high", "1 - score_repurchase", "4");

    Exported exported =
        shop.export(
            List.of(silent, low, high),
            List.of(Destinations.capped(FILE, 1, 7)),
            "r1",
            Shop.DAY,
            Optional.empty(),
            () -> {});

    TreeSet<String> wanted = new TreeSet<>();
    for (Person person : people) {
      wanted.add(person.personId() + " " + winner(person.score()) + " file");
    }
    assertThat(exported.handed()).isEqualTo(wanted);
    assertThat(exported.results().get(0).displacedBy())
        .isEqualTo(Map.of("high/file", count("high"), "low/file", count("low")));
    JsonNode manifest = ExportsTest.manifest(lake.resolve("exports/silent/r1/file"));
    long toLow = count("low");
    long toHigh = count("high");
    assertThat(manifest.at("/funnel/over_cap").asLong()).isEqualTo(toLow + toHigh).isPositive();
    assertThat(manifest.at("/funnel/displaced_by").toString())
        .isEqualTo("{\"high/file\":%d,\"low/file\":%d}".formatted(toHigh, toLow));
  }

  @Test
  void whatSellsWaitsForContent() throws IOException {
    List<String> fresh = people.subList(0, 20).stream().map(Person::personId).toList();
    List<String> told = people.subList(20, 40).stream().map(Person::personId).toList();
    List<String> sold = people.subList(40, 60).stream().map(Person::personId).toList();
    Shop shop =
        new Shop(lake, people, Keyring.openTo("test"))
            .contacted(told, "story", "file", Shop.DAY.minusDays(2), "r0")
            .contacted(sold, "long-gone", "file", Shop.DAY.minusDays(2), "r0");

    Exported exported =
        shop.export(
            List.of(
                People.segment("offer", "true"),
                People.segment("sale", "true"),
                People.content("story", "true")),
            List.of(Destinations.capped(FILE, new Cap(9L, 7, 1L))),
            "r1",
            Shop.DAY,
            Optional.empty(),
            () -> {});

    TreeSet<String> wanted = new TreeSet<>();
    people.forEach(person -> wanted.add(person.personId() + " story file"));
    fresh.forEach(person -> wanted.add(person + " offer file"));
    told.forEach(person -> wanted.addAll(List.of(person + " offer file", person + " sale file")));
    assertThat(exported.handed()).isEqualTo(wanted);
    assertThat(exported.results())
        .extracting(ExportResult::segment, ExportResult::overCap, ExportResult::overSelling)
        .containsExactly(tuple("offer", 0L, 20L), tuple("sale", 0L, 40L), tuple("story", 0L, 0L));
    assertThat(exported.results())
        .extracting(ExportResult::displacedBy)
        .as("what sells goes instead of it, content does not")
        .containsExactly(Map.of(), Map.of("offer/file", 20L), Map.of());
    assertThat(shop.shelf().get("sale/r1/file/rejects.csv"))
        .contains("\"%s\",\"over-selling\"".formatted(fresh.get(0)))
        .doesNotContain("over-cap");
    assertThat(
            ExportsTest.manifest(lake.resolve("exports/sale/r1/file"))
                .at("/funnel/over_selling")
                .asLong())
        .isEqualTo(40);
  }

  @Test
  void whoIsContactedOftenEnoughIsNotCountedAsOfferedEnough() throws IOException {
    List<String> pestered = people.subList(0, 20).stream().map(Person::personId).toList();
    Shop shop =
        new Shop(lake, people, Keyring.openTo("test"))
            .contacted(pestered, "long-gone", "file", Shop.DAY.minusDays(2), "r0");

    Exported exported =
        shop.export(
            List.of(People.segment("offer", "true"), People.segment("sale", "true")),
            List.of(Destinations.capped(FILE, new Cap(1L, 7, 1L))),
            "r1",
            Shop.DAY,
            Optional.empty(),
            () -> {});

    assertThat(exported.results())
        .extracting(ExportResult::overCap, ExportResult::overSelling)
        .containsExactly(tuple(20L, 0L), tuple(60L, 0L));
  }

  private long count(String segment) {
    return people.stream().filter(person -> winner(person.score()).equals(segment)).count();
  }

  /** Both bid the same at one half, where the first in order wins. */
  private static String winner(Double score) {
    return score == null ? "silent" : score >= 0.5 ? "low" : "high";
  }

  private static SegmentDefinition bidding(String name, String uplift, String value) {
    return People.bidding(name, new Worth(uplift, null, value, 1.0, null));
  }

  @Test
  void anAudienceBelowItsMinimumStillSaysWhomToRemove() throws IOException {
    Shop before = new Shop(lake, people, Keyring.openTo("test"));
    List<String> then = people.stream().limit(9).map(Person::personId).toList();
    before.contacted(then, "all", "file", Shop.DAY.minusDays(1), "r0");
    Shop shop = new Shop(lake, people, Keyring.openTo("test"));
    SegmentDefinition all = People.segment("all", "person_id < 'p0005'");

    Exported exported =
        shop.export(
            List.of(all),
            List.of(Destinations.csv("file", "person_id", List.of(), 6)),
            "r1",
            Shop.DAY,
            Optional.of(before.asEarlier("r0")),
            () -> {});

    assertThat(exported.results().get(0).isWritten()).isFalse();
    assertThat(exported.handed()).isEmpty();
    Path folder = lake.resolve("exports/all/r1/file");
    assertThat(folder.resolve("audience.csv")).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("remove.csv")).stream().skip(1))
        .isEqualTo(then.stream().map(id -> '"' + id + '"').collect(Collectors.toList()));
    JsonNode manifest = ExportsTest.manifest(folder);
    assertThat(manifest.at("/funnel/written").asLong()).isZero();
    assertThat(manifest.at("/changes/removed").asLong()).isEqualTo(9);
    assertThat(manifest.at("/files/0/name").asText()).isEqualTo("remove.csv");
  }
}
