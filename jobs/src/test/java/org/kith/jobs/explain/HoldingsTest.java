package org.kith.jobs.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

/** The copy of all that is held, for Anna, who has two accounts and a friend. */
class HoldingsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
  private static final Keyring KEYS = Keyring.openTo("test");
  private static final String PHONE = KEYS.hash("identifier:phone", "13800138000");
  private static final String BOS_PHONE = KEYS.hash("identifier:phone", "13900139000");

  @TempDir static Path folder;

  private static Lake lake;
  private static Release release;

  @BeforeAll
  static void publish() {
    lake = new Lake(SharedSpark.session(), folder.toString());
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    write(
        versions,
        Table.IDENTITIES,
        RowFactory.create("member", "1", "member:1", "anna", "own", null),
        RowFactory.create("phone", PHONE, "phone:" + PHONE, "anna", "shared", null),
        RowFactory.create("member", "2", "member:2", "bo", "own", null),
        RowFactory.create("phone", BOS_PHONE, "phone:" + BOS_PHONE, "bo", "own", null));
    Sealer sealer = new Sealer(KEYS);
    write(
        versions,
        Table.VAULT,
        RowFactory.create("phone", PHONE, sealer.seal("identifier:phone", "13800138000")),
        RowFactory.create("phone", BOS_PHONE, sealer.seal("identifier:phone", "13900139000")));
    write(
        versions,
        Table.REFERRALS,
        RowFactory.create("member:1", null, "member:2", "code-a", "o1", "crm", null, null, null),
        RowFactory.create("phone:" + PHONE, null, null, "code-b", "o2", "crm", null, null, null),
        RowFactory.create("member:2", null, null, "code-c", "o3", "crm", null, null, null),
        RowFactory.create("member:2", null, "member:1", "code-d", "o4", "crm", null, null, null));
    write(versions, Table.TIES, RowFactory.create("aaron", "anna", 1.0, 1.0, 0.0, 1, 1));
    write(
        versions,
        Table.CONTACTS,
        RowFactory.create("anna", "win-back", "wechat", DAY, "r1"),
        RowFactory.create("bo", "win-back", "wechat", DAY, "r1"));
    release = new Release(1, "r1", DAY, DAY, null, "c", "i", new Pins(versions), Map.of(), "{}");
  }

  @Test
  void thePersonGetsTheirRowsOfEveryTableAndTheirContactsInClear() {
    HoldingsFigures held = Holdings.of(lake, release, () -> KEYS, "1");

    assertThat(held.personId()).isEqualTo("anna");
    assertThat(held.tables().keySet())
        .containsExactlyInAnyOrder("referrals", "vault", "identities", "ties", "contacts");
    assertThat(held.tables().get("referrals"))
        .extracting(row -> row.get("code").asText())
        .containsExactlyInAnyOrder("code-a", "code-b", "code-d");
    assertThat(held.tables().get("vault"))
        .extracting(row -> row.get("kind").asText() + " " + row.get("identifier").asText())
        .containsExactly("phone 13800138000");
    assertThat(held.tables().get("contacts").get(0).get("destination").asText())
        .isEqualTo("wechat");
    assertThat(held.text()).contains("referrals").doesNotContain("13800138000");
  }

  @Test
  void nobodyElseIsNamedInTheCopy() {
    HoldingsFigures held = Holdings.of(lake, release, () -> KEYS, "phone:138 0013 8000");

    assertThat(held.tables().toString())
        .doesNotContain("member:2", "aaron", "13900139000", BOS_PHONE, "code-c", "\"bo\"");
  }

  @Test
  void whoeverIsUnknownIsNotFoundAndNotEchoed() {
    assertThatThrownBy(() -> Holdings.of(lake, release, () -> KEYS, "13700137000"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.NOT_FOUND))
        .hasMessageNotContaining("13700137000");
  }

  private static void write(Map<Table, Long> versions, Table table, Row... rows) {
    StructType schema = table.schema();
    versions.put(
        table,
        new LakeWriter(lake)
            .overwrite(
                table,
                SharedSpark.session().createDataFrame(List.of(rows), schema),
                "stamp " + table.tableName()));
  }
}
