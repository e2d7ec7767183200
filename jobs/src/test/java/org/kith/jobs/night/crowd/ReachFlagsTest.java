package org.kith.jobs.night.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;
import org.kith.jobs.destination.DestinationDefinition;

/** Whom destinations reach, and on which channel people agreed to be reached. */
class ReachFlagsTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final Keyring KEYRING =
      Keyring.of("a secret of thirty-two letters..".getBytes(StandardCharsets.UTF_8));
  private static final String MOBILE = "13800138000";
  private static final String LANDLINE = "02164335566";

  @Test
  void anIdThatTheFilesCouldNotHoldReachesNobody() {
    List<Row> identities = new ArrayList<>();
    List<Row> vault = new ArrayList<>();
    Map.of("p1", MOBILE, "p2", LANDLINE)
        .forEach(
            (person, phone) -> {
              String use = "identifier:phone";
              String hash = KEYRING.hash(use, phone);
              identities.add(
                  RowFactory.create("phone", hash, "phone:" + hash, person, "own", null));
              vault.add(RowFactory.create("phone", hash, new Sealer(KEYRING).seal(use, phone)));
            });

    Dataset<Row> flags =
        ReachFlags.of(
            List.of(
                place("wechat", "tencent", "HASH_MOBILE_PHONE", null),
                place("list", "csv", "person_id", null)),
            people("p1", "p2", "p3"),
            SPARK.createDataFrame(identities, Table.IDENTITIES.schema()),
            SPARK.createDataFrame(vault, Table.VAULT.schema()),
            KEYRING);

    assertThat(byFlag(flags))
        .isEqualTo(Map.of("reach:wechat", Set.of("p1"), "reach:list", Set.of("p1", "p2", "p3")));
  }

  @Test
  void whereDestinationsAskForDifferentChannelsEachIsAFlagOfItsOwn() {
    List<DestinationDefinition> places =
        List.of(
            place("list", "csv", "person_id", null), place("letter", "csv", "person_id", "sms"));

    Dataset<Row> flags =
        ConsentFlags.of(
            List.of("marketing", "service"),
            places,
            (purpose, channel) ->
                purpose.equals("service")
                    ? people("p9")
                    : channel == null ? people("p1") : people("p1", "p2"));

    assertThat(byFlag(flags))
        .isEqualTo(
            Map.of(
                "consent:marketing", Set.of("p1", "p2"),
                "consent:marketing@*", Set.of("p1"),
                "consent:marketing@sms", Set.of("p1", "p2"),
                "consent:service", Set.of("p9"),
                "consent:service@*", Set.of("p9"),
                "consent:service@sms", Set.of("p9")));
    assertThat(CrowdWords.destinations(places))
        .extracting(place -> place.channel())
        .containsExactly("*", "sms");
  }

  @Test
  void whereAllDestinationsAskAlikeConsentIsOneFlag() {
    List<DestinationDefinition> places = List.of(place("letter", "csv", "person_id", "sms"));

    Dataset<Row> flags =
        ConsentFlags.of(
            List.of("marketing"),
            places,
            (purpose, channel) -> "sms".equals(channel) ? people("p2") : people("p1"));

    assertThat(byFlag(flags)).isEqualTo(Map.of("consent:marketing", Set.of("p2")));
    assertThat(CrowdWords.destinations(places).get(0).channel()).isNull();
  }

  private static DestinationDefinition place(
      String name, String dialect, String id, String channel) {
    return new DestinationDefinition(
        name, "generic", dialect, id, List.of(), Map.of(), List.of(), channel, null, 1, false, null,
        null, Map.of());
  }

  private static Dataset<Row> people(String... ids) {
    return SPARK.createDataset(List.of(ids), Encoders.STRING()).toDF("person_id");
  }

  private static Map<String, Set<String>> byFlag(Dataset<Row> flags) {
    return flags.select("flag", "person_id").collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getString(0),
                Collectors.mapping(row -> row.getString(1), Collectors.toSet())));
  }
}
