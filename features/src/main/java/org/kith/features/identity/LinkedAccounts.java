package org.kith.features.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kith.features.identity.graph.Components;

/** Accounts put together into persons who have no ids yet. */
final class LinkedAccounts {

  private static final StructType EDGE =
      StructType.fromDDL("src STRING, dst STRING, weight DOUBLE");

  /** What a link is worth where accounts are cut apart: the operator's word, a member number. */
  private static final double TOLD = 1_000;

  private static final double WITH_MEMBER = 200;
  private static final double WITHOUT_MEMBER = 100;
  private static final double ALIKE = 50;

  private LinkedAccounts() {}

  /**
   * {@code (account, root, evidence)}, one row an account; {@code root} is a person's least key.
   */
  static Dataset<Row> of(LinkingEvidence evidence, LinkRules rules) {
    FactTables tables = evidence.seen();
    Dataset<Row> sightings =
        SharedIdentifiers.leftOut(evidence.sightings(), ContestedIdentifiers.of(tables));
    Dataset<Row> edges = edges(sightings, rules).localCheckpoint();
    Dataset<Row> roots = Components.of(edges.select("src", "dst")).roots();
    Optional<Dataset<Row>> matched =
        rules.match() ? MatchedRoots.of(tables, roots) : Optional.empty();
    Dataset<Row> joined = matched.map(links -> joined(roots, links)).orElse(roots);
    Dataset<Row> all = matched.map(links -> edges.union(alike(links))).orElse(edges);
    Dataset<Row> cut = Cuts.of(all, joined, keyed(rules.part()));
    Dataset<Row> accounts =
        Evidence.of(sightings)
            .join(cut, col("key").equalTo(col("node")), "left")
            .select(col("key"), coalesce(col("root"), col("key")).as("root"), col("evidence"));
    return matched
        .map(links -> evidenced(accounts, links))
        .orElse(accounts)
        .select(Sightings.accountOf(col("key")).as("account"), col("root"), col("evidence"))
        .localCheckpoint();
  }

  private static Dataset<Row> edges(Dataset<Row> sightings, LinkRules rules) {
    Column weight = when(Sightings.isMember(col("dst")), WITH_MEMBER).otherwise(WITHOUT_MEMBER);
    Dataset<Row> seen = Sightings.edges(sightings).withColumn("weight", weight);
    if (rules.join().isEmpty()) {
      return seen;
    }
    List<Row> told =
        keyed(rules.join()).stream()
            .map(pair -> RowFactory.create(pair.get(1), pair.get(0), TOLD))
            .toList();
    return seen.join(
            seen.sparkSession().createDataFrame(told, EDGE).select("src", "dst"),
            new String[] {"src", "dst"},
            "left_anti")
        .union(seen.sparkSession().createDataFrame(told, EDGE));
  }

  /** Pairs of accounts as pairs of keys, the lesser first. */
  private static List<List<String>> keyed(List<List<String>> pairs) {
    return pairs.stream()
        .map(
            pair ->
                pair.stream()
                    .map(account -> (account.startsWith(Sightings.MEMBER) ? "0" : "1") + account)
                    .sorted()
                    .toList())
        .toList();
  }

  /** The roots of those whose roots are one person's, with those roots themselves. */
  private static Dataset<Row> joined(Dataset<Row> roots, Dataset<Row> links) {
    Dataset<Row> moved = links.select(col("root").as("own"), col("person"));
    Dataset<Row> followers =
        roots
            .join(moved, col("root").equalTo(col("own")), "left")
            .select(col("node"), coalesce(col("person"), col("root")).as("root"));
    return followers.union(
        moved.where(col("own").notEqual(col("person"))).select(col("own"), col("person")));
  }

  private static Dataset<Row> alike(Dataset<Row> links) {
    return links
        .where(col("root").notEqual(col("person")))
        .select(col("root").as("src"), col("person").as("dst"), lit(ALIKE).as("weight"));
  }

  /** In what a root is like its person says more than where it was seen. */
  private static Dataset<Row> evidenced(Dataset<Row> accounts, Dataset<Row> links) {
    Dataset<Row> likeness =
        links
            .where(col("root").notEqual(col("person")))
            .select(col("root").as("alike_key"), col("evidence").as("likeness"));
    return accounts
        .join(likeness, col("key").equalTo(col("alike_key")), "left")
        .select(col("key"), col("root"), coalesce(col("likeness"), col("evidence")).as("evidence"));
  }
}
