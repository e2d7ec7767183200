package org.kith.jobs.evaluate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;

/** Four true people A to D; the night takes C and D for one, and knows one account of a robot. */
class SocialTruthTest {

  private static final Keyring KEYS = Keyring.openTo("truth");

  @TempDir Path world;

  private SocialTruth social;
  private TruePeople people;

  @BeforeEach
  void writeTruthAndNight() {
    truth(
        "identity",
        "('members', 'm1', 'A'), ('weibo_accounts', 'w1', 'A'), ('members', 'm2', 'B'),"
            + " ('members', 'm3', 'C'), ('members', 'm4', 'D'), ('orders', 'O1', 'B'),"
            + " ('orders', 'O2', 'C'), ('weibo_accounts', 'bot', null) AS t(source, record, person)");
    truth(
        "communities",
        "('A', 'C1'), ('B', 'C1'), ('C', 'C2'), ('D', 'C2') AS t(person, community)");
    truth("roles", "('A', 'insider'), ('B', 'insider'), ('C', 'inbound') AS t(person, role)");
    truth("influence", "('A', 3D), ('B', 2D), ('C', 1D) AS t(person, influence)");
    truth("robots", "('weibo_events', 'bot') AS t(source, record)");
    people = new TruePeople(world, KEYS, night(Table.IDENTITIES));
    social = new SocialTruth(people, SocialTruthTest::night);
  }

  @Test
  void pairsOfAccountsAreCountedAgainstTheTruth() {
    Map<String, Double> metrics = PersonPairs.of(people.accounts());

    assertThat(metrics).containsEntry("pairs", 1.0).containsEntry("recall", 1.0);
    assertThat(metrics.get("precision")).isEqualTo(0.5);
    assertThat(metrics.get("f1")).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void rolesCountWhereTheNightNamesOne() {
    assertThat(social.roles())
        .containsEntry("persons", 3.0)
        .containsEntry("recall_insider", 0.5)
        .containsEntry("recall_inbound", 1.0);
    assertThat(social.roles().get("accuracy")).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void communitiesThatAreTheTrueOnesAgreeWholly() {
    assertThat(social.communities()).containsEntry("nmi", 1.0).containsEntry("persons", 4.0);
  }

  @Test
  void influenceInTheOppositeOrderIsMinusOne() {
    assertThat(social.influence().get("spearman")).isCloseTo(-1, within(1e-12));
  }

  @Test
  void aRobotIsFoundByItsAccount() {
    assertThat(social.robots(KEYS)).containsEntry("precision", 0.5).containsEntry("recall", 1.0);
  }

  @Test
  void aReferralIsRecoveredWhereBothItsPeopleAreTheTrueOnes() {
    assertThat(social.referrals())
        .containsEntry("referrals", 2.0)
        .containsEntry("recovered", 1.0)
        .containsEntry("exact", 0.0);
  }

  @Test
  void aFolderWithoutTruthIsRefused() {
    Dataset<Row> identities = night(Table.IDENTITIES);

    assertThatThrownBy(() -> new TruePeople(world.resolve("none"), KEYS, identities))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_MISSING));
  }

  private static Dataset<Row> night(Table table) {
    String weibo = KEYS.hash("identifier:weibo_uid", "w1");
    String robot = KEYS.hash("identifier:weibo_uid", "bot");
    return switch (table) {
      case IDENTITIES ->
          sql(
              ("('member', 'member:m1', 'p1'), ('weibo_uid', 'weibo_uid:%s', 'p1'),"
                      + " ('member', 'member:m2', 'p2'), ('member', 'member:m3', 'p3'),"
                      + " ('member', 'member:m4', 'p3'), ('weibo_uid', 'weibo_uid:%s', 'p9')"
                      + " AS t(kind, account, person_id)")
                  .formatted(weibo, robot));
      case COMMUNITIES -> sql("('p1', 'x'), ('p2', 'x'), ('p3', 'y') AS t(person_id, community)");
      case PROFILE ->
          sql(
              "('p1', 'insider', true), ('p2', 'outbound', false), ('p3', 'inbound', false),"
                  + " ('p9', null, true) AS t(person_id, member_role, robot_suspected)");
      case INFLUENCE -> sql("('p1', 0.1D), ('p2', 0.2D), ('p3', 0.3D) AS t(person_id, page_rank)");
      case REFERRALS ->
          sql(
              "('member:m1', 'member:m2', 'c1', 'O1', timestamp'2026-01-01 00:00:00'),"
                  + " ('member:m1', 'member:m3', 'c2', 'O2', timestamp'2026-01-02 00:00:00')"
                  + " AS t(account, other_account, code, order_id, occurred_at)");
      case REFERRAL_CREDIT -> sql("('p1', 1) AS t(person_id, friends)");
      default -> throw new IllegalArgumentException(table.tableName());
    };
  }

  private void truth(String table, String values) {
    sql(values).write().parquet(world.resolve("truth").resolve(table).toString());
  }

  private static Dataset<Row> sql(String values) {
    return SharedSpark.session().sql("SELECT * FROM VALUES " + values);
  }
}
