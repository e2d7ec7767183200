package org.kith.jobs.night.work;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.kith.features.identity.PersonFacts;
import org.kith.features.item.ItemEvents;
import org.kith.features.lake.Table;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.recommend.event.EventKinds;
import org.kith.models.recommend.event.KindWeights;

/** What a night's recommenders learn from and choose among. */
public final class Tastes {

  private static final StructType WORDS = StructType.fromDDL("en STRING, zh STRING");

  private Tastes() {}

  /** Items as known on the night's day, from {@link Table#ITEMS}. */
  public static Dataset<Row> items(Workspace workspace) {
    return workspace.table(Table.ITEMS);
  }

  /** What people bought: {@code (person_id, item_id, weight, occurred_at)}, one row a sale line. */
  public static Dataset<Row> purchases(Workspace workspace) {
    return events(workspace, Set.of(ItemEvents.SALE))
        .select(col("person_id"), col("item_id"), col("amount").as("weight"), col("occurred_at"));
  }

  /**
   * What people did with items: {@code (person_id, item_id, weight, occurred_at)}, one row an event
   * of a kind that weighs something; with {@code kind} where others than purchases do.
   *
   * @param weights by kind
   */
  public static Dataset<Row> interactions(Workspace workspace, Map<String, Double> weights) {
    Column weight = lit(0.0);
    Set<String> kinds = new TreeSet<>();
    for (Map.Entry<String, Double> kind : weights.entrySet()) {
      if (kind.getValue() > 0) {
        kinds.add(kind.getKey());
        weight = when(col("kind").equalTo(kind.getKey()), kind.getValue()).otherwise(weight);
      }
    }
    Dataset<Row> weighed =
        events(workspace, kinds)
            .withColumn("weight", col("amount").multiply(weight))
            .select("person_id", "item_id", "kind", "weight", "occurred_at");
    return kinds.equals(Set.of(ItemEvents.SALE)) ? weighed.drop("kind") : weighed;
  }

  /**
   * The weight of each kind of event, as configured or learnt from the window before the one that
   * quality is measured on.
   */
  public static Map<String, Double> weights(Workspace workspace, RecommendSettings settings) {
    EventKinds kinds = settings.eventKinds();
    if (kinds.learnt().isEmpty()) {
      return kinds.with(Map.of());
    }
    int span = settings.holdout().count();
    Instant from = workspace.asOf().startOfLast(2 * span);
    Instant to = workspace.asOf().startOfLast(span);
    return kinds.with(
        new KindWeights(kinds.learnt())
            .learn(events(workspace, kinds.names()), items(workspace), from, to));
  }

  /**
   * When people did anything: {@code (person_id, occurred_at)}, from every fact that names them.
   */
  public static Dataset<Row> activity(Workspace workspace) {
    PersonFacts facts = facts(workspace);
    return List.of(Table.ORDERS, Table.SOCIAL_EVENTS, Table.REVIEWS).stream()
        .map(table -> facts.of(table, workspace.asOf()).select("person_id", "occurred_at"))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /** What people think of items: {@code (item_id, stars)}, a row a review. */
  public static Dataset<Row> stars(Workspace workspace) {
    return facts(workspace).of(Table.REVIEWS, workspace.asOf()).select("item_id", "stars");
  }

  /** Everybody: {@code (person_id)}. */
  public static Dataset<Row> people(Workspace workspace) {
    return facts(workspace).persons();
  }

  /** Lists with the title in each reason in place of {@code {item}}. */
  public static Dataset<Row> worded(Dataset<Row> lists, Dataset<Row> items) {
    Dataset<Row> titles =
        items.select(
            col("item_id").as("because_item_id"),
            coalesce(col("title_en"), col("title_zh"), col("item_id")).as("title_en"),
            coalesce(col("title_zh"), col("title_en"), col("item_id")).as("title_zh"));
    Column words = from_json(col("reason"), WORDS);
    Column worded =
        to_json(
            struct(
                named(words.getField("en"), col("title_en")).as("en"),
                named(words.getField("zh"), col("title_zh")).as("zh")));
    return lists
        .join(broadcast(titles), new String[] {"because_item_id"}, "left")
        .withColumn("reason", worded);
  }

  private static Dataset<Row> events(Workspace workspace, Set<String> kinds) {
    return ItemEvents.of(facts(workspace), workspace.asOf(), kinds);
  }

  private static PersonFacts facts(Workspace workspace) {
    return new PersonFacts(workspace.lake(), workspace.pins());
  }

  private static Column named(Column sentence, Column title) {
    return replace(sentence, lit("{item}"), coalesce(title, lit("")));
  }
}
