package org.kith.jobs.evaluate.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.identity.FactTables;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;

/**
 * Measures what a night says of a simulated brand's people, and how it scores them, against what is
 * true of them.
 */
public final class WorldEvaluation {

  private final WorldRequest request;
  private final TruePeople people;

  private WorldEvaluation(WorldRequest request) {
    this.request = request;
    people = new TruePeople(request.world(), request.keyring(), read(Table.IDENTITIES));
  }

  /**
   * Runs it.
   *
   * @throws Problem {@code INPUT_MISSING} where the folder holds no truth
   */
  public static Evaluation run(WorldRequest request) {
    return new WorldEvaluation(request).evaluation();
  }

  private Evaluation evaluation() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("release", request.release().id());
    data.put("true_persons", people.table("roles").count());
    data.put("accounts", people.accounts().count());
    SocialTruth social = new SocialTruth(people, this::read);
    List<ModelResult> results =
        new ArrayList<>(
            List.of(
                result("identity", PersonPairs.of(people.accounts())),
                result("communities", social.communities()),
                result("roles", social.roles()),
                result("influence", social.influence()),
                result("robots", social.robots(request.keyring())),
                result("referrals", social.referrals())));
    results.addAll(scores());
    return new Evaluation("evaluate world", data, protocol(), results, List.of(), Map.of());
  }

  /** How near the models' scores come, of those models that score in this night. */
  private List<ModelResult> scores() {
    Dataset<Row> orders =
        new PersonFacts(request.lake(), request.release().pins())
            .of(Table.ORDERS)
            .where(FactTables.stands());
    Dataset<Row> buyers = TrueBuyers.of(orders, people.table("identity")).cache();
    ScoreTruth truth = new ScoreTruth(people, read(Table.SCORES), buyers, request.release().day());
    try {
      return Stream.of(
              result("repurchase", truth.probability("repurchase")),
              result("first_purchase", truth.probability("first_purchase")),
              result("value", truth.value()),
              result(EffectScores.MODEL, truth.effect(EffectScores.of(request))))
          .filter(result -> !result.metrics().isEmpty())
          .toList();
    } finally {
      buyers.unpersist();
    }
  }

  private Dataset<Row> read(Table table) {
    Dataset<Row> rows = request.lake().readOrEmpty(table, request.release().pins());
    return table.isFact() ? rows.where(FactTables.stands()) : rows;
  }

  private static Map<String, Object> protocol() {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("identity", "over pairs of accounts that the night has seen");
    protocol.put("person", "a true person is whom the night takes most of his or her accounts for");
    protocol.put("communities", "over people whom the night puts in one; nmi over arithmetic mean");
    protocol.put("roles", "over people of whom the night names one; chance is the commonest role");
    protocol.put(
        "influence",
        "spearman over people with any; top_decile is the share of the true tenth found in ours");
    protocol.put("robots", "of accounts");
    protocol.put(
        "referrals",
        "recovered: referrals whose two persons are the true ones; exact: referrers whose number of"
            + " friends is the true one");
    protocol.putAll(ScoreTruth.protocol());
    return protocol;
  }

  private static ModelResult result(String what, Map<String, Double> metrics) {
    return new ModelResult(what, metrics, 0, 0, Map.of());
  }

  /** Where the rows of a table of the night come from. */
  interface Tables {

    Dataset<Row> read(Table table);
  }
}
