package org.kith.features.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;
import org.kith.features.tag.FactRows;
import org.kith.features.tag.ShippedTags;
import org.kith.features.tag.TagCatalogue;
import org.kith.features.tag.Tagging;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

/**
 * Every shipped feature on made-up facts of every kind, half of them after the cut-off or known too
 * late: a feature that moves when those are erased has seen the answer.
 */
class LeakTest {

  private static final AsOf CUTOFF =
      new AsOf(LocalDate.of(2026, 5, 31), ZoneId.of("Asia/Shanghai"));
  private static final int PEOPLE = 12;
  private static final int ROWS = 120;
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "kind", List.of("sale", "refund", "like", "comment", "repost", "post", "follow"),
          "event", List.of("issued", "redeemed", "forwarded", "start", "renew", "end"),
          "arm", List.of("treat", "control"),
          "reason", List.of("complaint", "question", "points"),
          "platform", List.of("weibo", "wechat"));

  @Test
  void noShippedFeatureMovesWhenTheFutureIsErased() {
    Map<String, Dataset<Row>> whole = facts(Long.MAX_VALUE);
    Map<String, Dataset<Row>> past = facts(CUTOFF.cutoff().getEpochSecond());

    List<Row> features = features(past, CUTOFF);

    assertThat(features).hasSize(PEOPLE);
    assertThat(features(whole, CUTOFF)).isEqualTo(features);
    assertThat(features(whole, new AsOf(LocalDate.of(2026, 8, 31), CUTOFF.zone())))
        .as("the erased facts are such as features see")
        .isNotEqualTo(features);
  }

  private static List<Row> features(Map<String, Dataset<Row>> facts, AsOf at) {
    Dataset<Row> people =
        SharedSpark.session()
            .range(PEOPLE)
            .map(
                (org.apache.spark.api.java.function.MapFunction<Long, String>) n -> "p" + n,
                Encoders.STRING())
            .toDF("person_id");
    Tagging tagging = new Tagging(new TagCatalogue(ShippedTags.all()), Relations.of(facts), people);
    Dataset<Row> features = Snapshots.features(tagging, List.of(at)).drop("cutoff");
    return features.orderBy("person_id").collectAsList();
  }

  /** Facts known and happened before an instant, in seconds, of all that are drawn. */
  private static Map<String, Dataset<Row>> facts(long before) {
    Map<String, Dataset<Row>> facts = new HashMap<>();
    for (Table table : Table.facts()) {
      if (table.isAboutPeople()) {
        facts.put(table.tableName(), facts(table, before));
      }
    }
    return facts;
  }

  private static Dataset<Row> facts(Table table, long before) {
    SplittableRandom draw = new SplittableRandom(table.ordinal());
    FactRows rows = FactRows.of(table.tableName());
    for (int n = 0; n < ROWS; n++) {
      long happened = CUTOFF.cutoff().getEpochSecond() + 86_400L * draw.nextInt(-60, 60);
      long known = happened + (draw.nextInt(4) == 0 ? 86_400L * draw.nextInt(60) : 0);
      long corrected = known + 86_400L * draw.nextInt(1, 40);
      boolean isCorrected = draw.nextInt(4) == 0 && corrected < before;
      Map<String, Object> values = new HashMap<>();
      for (StructField field : rows.frame().schema().fields()) {
        Object value = value(field, draw);
        if (value != null) {
          values.put(field.name(), value);
        }
      }
      values.put("person_id", "p" + n % PEOPLE);
      values.put("occurred_at", Instant.ofEpochSecond(happened));
      values.put("known_at", Instant.ofEpochSecond(known));
      if (isCorrected) {
        values.put("superseded_at", Instant.ofEpochSecond(corrected));
      }
      if (known < before) {
        rows.row(values);
      }
    }
    return rows.frame();
  }

  private static Object value(StructField field, SplittableRandom draw) {
    DataType type = field.dataType();
    if (type.equals(DataTypes.StringType)) {
      boolean person = field.name().endsWith("person_id");
      List<String> words = WORDS.getOrDefault(field.name(), List.of("a", "b", "c"));
      return person ? "p" + draw.nextInt(PEOPLE) : words.get(draw.nextInt(words.size()));
    }
    if (type.equals(DataTypes.BooleanType)) {
      return draw.nextBoolean();
    }
    if (type.equals(DataTypes.DateType)) {
      return CUTOFF.day().plusDays(draw.nextInt(-400, 60));
    }
    if (type.equals(DataTypes.IntegerType)) {
      return draw.nextInt(1, 6);
    }
    if (type.equals(DataTypes.DoubleType)) {
      return draw.nextDouble();
    }
    boolean number = type.equals(DataTypes.LongType) || type.typeName().startsWith("decimal");
    return number ? draw.nextInt(1, 90) : null;
  }
}
