package org.kith.jobs.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.jobs.destination.Shop.md5;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;
import org.kith.jobs.destination.DestinationDefinition.MatchCount;
import org.kith.jobs.destination.Shop.Exported;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;
import org.kith.jobs.segment.SegmentDefinition;

/** From people to what a platform takes: ids, reach, changes, caps and channels. */
class PlatformExportsTest {

  private static final DestinationDefinition WECHAT =
      Destinations.platform("wechat", "tencent", "HASH_MOBILE_PHONE");
  private static final DestinationDefinition WEIBO = Destinations.platform("weibo", "weibo", "UID");

  @TempDir Path lake;

  private final List<Person> people = People.random(40, 4);
  private Shop shop;

  /** Every fourth has no phone, every fifth one that cannot be, the rest one that can. */
  @BeforeEach
  void open() {
    shop = new Shop(lake, people, Keyring.openTo("test"));
    for (int at = 0; at < people.size(); at++) {
      if (at % 4 != 0) {
        shop.with(id(at), "phone", at % 5 == 0 ? "12800000000" : phone(at));
      }
      if (at % 2 == 0) {
        shop.with(id(at), "weibo_uid", "50000000" + at);
      }
    }
  }

  @Test
  void eachPlatformGetsItsIdsByRankAndTheManifestTellsTheWholeWay() throws IOException {
    Exported exported = shop.export(all("wechat", "weibo"), WECHAT, WEIBO);

    List<String> expected =
        exported.treated().stream()
            .map(person -> Integer.parseInt(person.substring(1)))
            .filter(at -> at % 4 != 0 && at % 5 != 0)
            .map(at -> md5(phone(at)))
            .toList();
    assertThat(shop.unzipped("all/r1/wechat/audience.zip")).isEqualTo(expected);
    assertThat(Files.readAllLines(lake.resolve("exports/all/r1/weibo/audience.txt")))
        .hasSize(20)
        .allMatch(line -> line.matches("50000000[0-9]+"));
    assertThat(exported.reachable()).isEqualTo(Map.of("all", Map.of("wechat", 24L, "weibo", 20L)));
    JsonNode wechat = ExportsTest.manifest(lake.resolve("exports/all/r1/wechat"));
    assertThat(wechat.at("/funnel/people").asLong()).isEqualTo(40);
    assertThat(wechat.at("/funnel/reachable").asLong()).isEqualTo(24);
    assertThat(wechat.at("/funnel/written").asLong()).isEqualTo(24);
    assertThat(wechat.at("/id").toString())
        .isEqualTo("{\"type\":\"HASH_MOBILE_PHONE\",\"kind\":\"phone\",\"hashing\":\"md5\"}");
    assertThat(wechat.at("/files/0/upload/user_id_type").asText()).isEqualTo("HASH_MOBILE_PHONE");
    assertThat(wechat.at("/unverified")).isEmpty();
    assertThat(ExportsTest.manifest(lake.resolve("exports/all/r1/weibo")).at("/unverified"))
        .hasSize(1);
  }

  @Test
  void whoIsLeftOutIsToldWithAReasonAndWithoutAnyIdentifier() {
    shop.export(all("wechat"), WECHAT);

    String rejects = shop.shelf().get("all/r1/wechat/rejects.csv");
    assertThat(rejects.lines().skip(1))
        .hasSize(16)
        .contains("\"p0000\",\"no-phone\"", "\"p0005\",\"unfit-phone\"")
        .isSorted();
    shop.shelf()
        .forEach(
            (path, content) -> {
              assertThat(content).as(path).doesNotContain("12800000000", phone(1));
              if (!path.endsWith(".zip")) {
                assertThat(content).as(path).doesNotContain(md5(phone(1)));
              }
            });
  }

  @Test
  void aPersonWithSeveralPhonesGoesByOneThatCanBeUsed() throws IOException {
    shop.with(id(5), "phone", phone(5)).with(id(0), "phone", phone(0));

    Exported exported = shop.export(all("wechat"), WECHAT);

    assertThat(exported.results().get(0).rows()).isEqualTo(26);
    assertThat(shop.unzipped("all/r1/wechat/audience.zip"))
        .contains(md5(phone(5)), md5(phone(0)))
        .doesNotHaveDuplicates();
  }

  @Test
  void theNextReleaseSaysWhomToAddAndWhomToRemove() throws IOException {
    Shop before = new Shop(lake, people, Keyring.openTo("test"));
    List<String> then = new ArrayList<>();
    for (int at : new int[] {1, 2, 3, 6}) {
      before.with(id(at), "phone", phone(at));
      then.add(id(at));
    }
    before.contacted(then, "all", "wechat", Shop.DAY.minusDays(1), "r0");
    before.contacted(List.of(id(9)), "all", "weibo", Shop.DAY.minusDays(1), "r0");
    before.contacted(List.of(id(9)), "all", "wechat", Shop.DAY.minusDays(9), "older");
    shop.without(id(1), "phone").with(id(1), "phone", "13911110001");
    shop.without(id(2), "phone");
    shop.without(id(3), "phone").without(id(7), "phone").with(id(7), "phone", phone(3));

    shop.export(
        List.of(all("wechat")),
        List.of(WECHAT),
        "r1",
        Shop.DAY,
        Optional.of(before.asEarlier("r0")),
        () -> {});

    List<String> whole = shop.unzipped("all/r1/wechat/audience.zip");
    List<String> add = shop.unzipped("all/r1/wechat/add.zip");
    List<String> remove = shop.unzipped("all/r1/wechat/remove.zip");
    assertThat(remove).containsExactlyInAnyOrder(md5(phone(1)), md5(phone(2)));
    assertThat(add)
        .contains(md5("13911110001"))
        .doesNotContain(md5(phone(3)), md5(phone(6)))
        .isSubsetOf(whole);
    JsonNode manifest = ExportsTest.manifest(lake.resolve("exports/all/r1/wechat"));
    assertThat(manifest.at("/changes/since").asText()).isEqualTo("r0");
    assertThat(manifest.at("/changes/added").asLong()).isEqualTo(add.size());
    assertThat(manifest.at("/changes/removed").asLong()).isEqualTo(2);
    assertThat(manifest.at("/files/1/name").asText()).isEqualTo("remove.zip");
    assertThat(manifest.at("/files/1/upload/operation_type").asText()).isEqualTo("REDUCE");
    List<String> result =
        new ArrayList<>(List.of(1, 2, 3, 6).stream().map(at -> md5(phone(at))).toList());
    result.removeAll(remove);
    result.addAll(add);
    assertThat(result).hasSameElementsAs(whole);
  }

  @Test
  void whoWasHandedOverOftenEnoughIsLeftOutWhereverItWas() {
    DestinationDefinition capped = Destinations.capped(WECHAT, 2, 7);
    shop.contacted(List.of(id(1), id(2)), "x", "weibo", Shop.DAY.minusDays(6), "r0")
        .contacted(List.of(id(1), id(3)), "y", "csv", Shop.DAY.minusDays(1), "r0")
        .contacted(List.of(id(6), id(6)), "y", "csv", Shop.DAY.minusDays(7), "old");

    Exported alone = shop.export(all("wechat"), capped);

    assertThat(alone.handed())
        .doesNotContain("p0001 all wechat")
        .contains("p0002 all wechat", "p0003 all wechat", "p0006 all wechat")
        .hasSize(23);
    assertThat(shop.shelf().get("all/r1/wechat/rejects.csv"))
        .contains("\"p0001\",\"over-cap\"")
        .doesNotContain("\"p0002\",\"over-cap\"");

    Exported behind = shop.export(all("weibo", "wechat"), capped, WEIBO);
    assertThat(behind.handed())
        .as("the second has one contact left, which weibo takes")
        .contains("p0002 all weibo", "p0006 all wechat", "p0006 all weibo")
        .doesNotContain("p0002 all wechat");
    assertThat(alone.reachable().get("all")).containsEntry("wechat", 24L);
  }

  @Test
  void aDestinationsChannelIsTheOneForWhichConsentIsAsked() {
    shop.granted(
        (purpose, channel) ->
            channel == null
                ? people.subList(0, 10)
                : channel.equals("wechat") ? people.subList(5, 20) : List.of());

    Exported exported =
        shop.export(all("wechat", "weibo"), Destinations.onChannel(WECHAT, "wechat"), WEIBO);

    assertThat(exported.funnel().consented()).isEqualTo(20);
    assertThat(exported.handed())
        .contains("p0006 all wechat", "p0006 all weibo", "p0011 all wechat", "p0002 all weibo")
        .doesNotContain("p0002 all wechat", "p0012 all weibo", "p0021 all wechat");
    assertThat(shop.shelf().get("all/r1/wechat/rejects.csv"))
        .contains("\"p0002\",\"no-consent-wechat\"", "\"p0021\",\"no-consent\"");
    assertThat(shop.shelf().get("all/r1/weibo/rejects.csv")).contains("\"p0012\",\"no-consent\"");
  }

  @Test
  void whatCameBackFromEarlierUploadsSaysHowManyToExpect() throws IOException {
    DestinationDefinition known =
        Destinations.matched(
            WECHAT, Map.of("may", new MatchCount(100L, 60L), "june", new MatchCount(300L, 240L)));

    shop.export(all("wechat"), known);

    assertThat(
            ExportsTest.manifest(lake.resolve("exports/all/r1/wechat"))
                .at("/funnel/expected_to_match")
                .asLong())
        .isEqualTo(18);
  }

  @Test
  void aSegmentWithoutDestinationsHandsNobodyOver() {
    Exported exported =
        shop.export(
            List.of(all()),
            List.of(WECHAT),
            "r1",
            Shop.DAY,
            Optional.of(shop.asEarlier("r0")),
            () -> {});

    assertThat(exported.results()).isEmpty();
    assertThat(exported.handed()).isEmpty();
    assertThat(exported.funnel().consented()).isEqualTo(40);
  }

  @Test
  void aVaultThatAnotherKeySealedIsToldInASentence() {
    assertThatThrownBy(
            () -> shop.exportWith(Keyring.openTo("another brand"), all("wechat"), WECHAT))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .hasMessageContaining("does not open the vault");
    assertThat(shop.shelf()).isEmpty();
  }

  static SegmentDefinition all(String... destinations) {
    SegmentDefinition any = People.segment("all", "true");
    return new SegmentDefinition(
        any.name(),
        any.title(),
        any.brand(),
        any.owner(),
        any.purpose(),
        any.content(),
        any.retention(),
        any.where(),
        any.wants(),
        any.include(),
        any.exclude(),
        any.rankBy(),
        any.draw(),
        any.limit(),
        any.quota(),
        any.worth(),
        any.holdout(),
        any.holdoutUnit(),
        any.suppress(),
        Stream.of(destinations).toList());
  }

  private static String id(int at) {
    return "p%04d".formatted(at);
  }

  private static String phone(int at) {
    return "138%08d".formatted(at);
  }
}
