package org.kith.jobs.evaluate.world;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.corr;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percent_rank;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.struct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;
import org.kith.models.evaluate.ClusterAgreement;

/** What a night says of people among people, against the truth. */
final class SocialTruth {

  private final TruePeople people;
  private final WorldEvaluation.Tables tables;

  SocialTruth(TruePeople people, WorldEvaluation.Tables tables) {
    this.people = people;
    this.tables = tables;
  }

  /** Whether those who belong together are found together. */
  Map<String, Double> communities() {
    List<Row> both =
        found("communities", tables.read(Table.COMMUNITIES))
            .select(col("truth.community"), col("found.community"))
            .collectAsList();
    ClusterAgreement agreement =
        new ClusterAgreement(
            both.stream().map(row -> row.getString(0)).toList(),
            both.stream().map(row -> row.getString(1)).toList());
    Map<String, Double> metrics = counted(both.size());
    metrics.put("nmi", agreement.nmi());
    metrics.put("ari", agreement.ari());
    return metrics;
  }

  /** Whether people are given the role that they play. */
  Map<String, Double> roles() {
    Dataset<Row> both =
        found("roles", tables.read(Table.PROFILE).select("person_id", "member_role"))
            .where(col("member_role").isNotNull())
            .persist();
    long persons = both.count();
    Map<String, Double> metrics = counted(persons);
    metrics.put("accuracy", mean(both, col("role").equalTo(col("member_role"))));
    List<Row> commonest =
        both.groupBy("role").count().orderBy(col("count").desc()).limit(1).collectAsList();
    metrics.put(
        "chance",
        commonest.isEmpty() ? Double.NaN : (double) commonest.get(0).getLong(1) / persons);
    for (Row role : both.select("role").distinct().orderBy("role").collectAsList()) {
      metrics.put(
          "recall_" + role.getString(0),
          mean(
              both.where(col("role").equalTo(role.getString(0))),
              col("role").equalTo(col("member_role"))));
    }
    both.unpersist();
    return metrics;
  }

  /** Whether those who matter are told from those who do not. */
  Map<String, Double> influence() {
    Dataset<Row> ranked =
        found("influence", tables.read(Table.INFLUENCE))
            .select(
                midrank("influence").as("true_rank"),
                midrank("page_rank").as("rank"),
                percent_rank().over(Window.orderBy("influence")).geq(0.9).as("truly"),
                percent_rank().over(Window.orderBy("page_rank")).geq(0.9).as("told"))
            .persist();
    Map<String, Double> metrics = counted(ranked.count());
    Row spearman = ranked.agg(corr(col("true_rank"), col("rank"))).head();
    metrics.put("spearman", spearman.isNullAt(0) ? Double.NaN : spearman.getDouble(0));
    metrics.put("top_decile", mean(ranked.where("truly"), col("told")));
    ranked.unpersist();
    return metrics;
  }

  /** Whether accounts of robots are told from people's. */
  Map<String, Double> robots(Keyring keyring) {
    List<String> accounts =
        people
            .table("robots")
            .select("record")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList()
            .stream()
            .map(uid -> "weibo_uid:" + keyring.hash("identifier:weibo_uid", uid))
            .toList();
    Dataset<Row> suspected =
        tables
            .read(Table.IDENTITIES)
            .join(
                tables.read(Table.PROFILE).where("robot_suspected").select("person_id"),
                "person_id")
            .where(col("kind").equalTo("weibo_uid"))
            .select("account");
    long told = suspected.count();
    long right = suspected.where(col("account").isin(accounts.toArray())).count();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("robots", (double) accounts.size());
    metrics.put("precision", (double) right / told);
    metrics.put("recall", (double) right / accounts.size());
    return metrics;
  }

  /** Whether referrals are credited to those who made them. */
  Map<String, Double> referrals() {
    Dataset<Row> buyers =
        people
            .table("identity")
            .where("source = 'orders'")
            .select(col("record").as("order_id"), col("person").as("friend"));
    Dataset<Row> owners = people.accounts().select(col("account"), col("person").as("referrer"));
    Dataset<Row> made =
        tables
            .read(Table.REFERRALS)
            .join(buyers, "order_id")
            .join(owners, "account")
            .where(col("referrer").notEqual(col("friend")))
            .groupBy("friend")
            .agg(
                min(struct("occurred_at", "code", "referrer", "account", "other_account"))
                    .as("first"))
            .select(col("friend"), col("first.*"))
            .persist();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("referrals", (double) made.count());
    metrics.put("recovered", recovered(made));
    metrics.put("exact", exact(made));
    made.unpersist();
    return metrics;
  }

  private double recovered(Dataset<Row> made) {
    Dataset<Row> taken = people.persons();
    Dataset<Row> identities = tables.read(Table.IDENTITIES);
    return mean(
        made.join(taken.select(col("person").as("referrer"), col("person_id").as("by")), "referrer")
            .join(taken.select(col("person").as("friend"), col("person_id").as("whom")), "friend")
            .join(identities.select(col("account"), col("person_id").as("credited")), "account")
            .join(
                identities.select(
                    col("account").as("other_account"), col("person_id").as("brought")),
                "other_account"),
        col("by").equalTo(col("credited")).and(col("whom").equalTo(col("brought"))));
  }

  private double exact(Dataset<Row> made) {
    Dataset<Row> friends =
        made.groupBy(col("referrer").as("person")).agg(count(lit(1)).as("true_friends"));
    return mean(
        friends
            .join(people.persons(), "person")
            .join(tables.read(Table.REFERRAL_CREDIT), "person_id"),
        col("true_friends").equalTo(col("friends")));
  }

  /** The truth of a table beside what the night says of the same person. */
  private Dataset<Row> found(String truth, Dataset<Row> said) {
    return people
        .table(truth)
        .join(people.persons(), "person")
        .alias("truth")
        .join(said.alias("found"), col("truth.person_id").equalTo(col("found.person_id")));
  }

  /** The rank among all, of equal ones the mean. */
  private static Column midrank(String column) {
    return rank()
        .over(Window.orderBy(column))
        .plus(count(lit(1)).over(Window.partitionBy(column)).minus(1).divide(2));
  }

  private static double mean(Dataset<Row> rows, Column holds) {
    Row mean = rows.agg(avg(holds.cast(DataTypes.IntegerType))).head();
    return mean.isNullAt(0) ? Double.NaN : mean.getDouble(0);
  }

  private static Map<String, Double> counted(long persons) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("persons", (double) persons);
    return metrics;
  }
}
