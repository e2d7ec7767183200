package org.kith.jobs.evaluate.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.lake.Table;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;

/** Measures what a night says of a simulated brand's people against what is true of them. */
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
    return new Evaluation(
        "evaluate world",
        data,
        protocol(),
        List.of(
            result("identity", PersonPairs.of(people.accounts())),
            result("communities", social.communities()),
            result("roles", social.roles()),
            result("influence", social.influence()),
            result("robots", social.robots(request.keyring())),
            result("referrals", social.referrals())),
        List.of(),
        Map.of());
  }

  private Dataset<Row> read(Table table) {
    return request.lake().readOrEmpty(table, request.release().pins());
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
