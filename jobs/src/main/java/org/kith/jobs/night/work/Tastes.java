package org.kith.jobs.night.work;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;

/** What a night's recommenders learn from and choose among. */
public final class Tastes {

  private static final StructType WORDS = StructType.fromDDL("en STRING, zh STRING");

  private Tastes() {}

  /** Items as known on the night's day, from {@link Table#ITEMS}. */
  public static Dataset<Row> items(Workspace workspace) {
    return workspace.table(Table.ITEMS);
  }

  /** What people bought: {@code (person_id, item_id, weight, occurred_at)}, one row a sale line. */
  public static Dataset<Row> interactions(Workspace workspace) {
    return new PersonFacts(workspace.lake(), workspace.pins())
        .of(Table.ORDERS, workspace.asOf())
        .where(
            col("kind")
                .equalTo("sale")
                .and(col("person_id").isNotNull())
                .and(col("item_id").isNotNull()))
        .select(
            col("person_id"),
            col("item_id"),
            col("quantity").cast("double").as("weight"),
            col("occurred_at"));
  }

  /** Pairs that must not be recommended: what was bought and is not bought again. */
  public static Dataset<Row> ownedForGood(Dataset<Row> interactions, Dataset<Row> items) {
    Dataset<Row> rebought = items.where(col("rebuy")).select("item_id");
    return interactions
        .select("person_id", "item_id")
        .distinct()
        .join(rebought, new String[] {"item_id"}, "left_anti");
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
        .join(titles, new String[] {"because_item_id"}, "left")
        .withColumn("reason", worded);
  }

  private static Column named(Column sentence, Column title) {
    return replace(sentence, lit("{item}"), coalesce(title, lit("")));
  }
}
