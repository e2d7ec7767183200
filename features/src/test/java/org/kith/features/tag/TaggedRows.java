package org.kith.features.tag;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.SharedSpark;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

/** Facts of a few people, and what a catalogue says of them on the last of June 2026. */
final class TaggedRows {

  static final AsOf JUNE_30 = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("Asia/Shanghai"));

  private TaggedRows() {}

  static Map<String, Object> order(String person, String spend, String category, String at) {
    return Map.of("person_id", person, "spend", spend, "category", category, "occurred_at", at);
  }

  static List<Row> profile(Map<String, FactRows> facts, List<String> persons, Definitions... tags) {
    try (Tagged tagged = tagged(facts, persons, tags)) {
      return tagged.profile().orderBy("person_id").collectAsList();
    }
  }

  static List<Row> tags(Map<String, FactRows> facts, List<String> persons, Definitions... tags) {
    try (Tagged tagged = tagged(facts, persons, tags)) {
      return tagged.tags().orderBy(col("person_id"), col("tag"), col("value")).collectAsList();
    }
  }

  static Tagged tagged(Map<String, FactRows> facts, List<String> persons, Definitions... tags) {
    Relations relations = Relations.of(Map.of());
    for (Map.Entry<String, FactRows> entry : facts.entrySet()) {
      relations = relations.with(entry.getKey(), entry.getValue().frame());
    }
    TagCatalogue catalogue = new TagCatalogue(Stream.of(tags).map(Definitions::done).toList());
    return new Tagging(catalogue, relations, people(persons)).at(JUNE_30);
  }

  static Dataset<Row> people(List<String> persons) {
    return SharedSpark.session()
        .createDataset(persons, org.apache.spark.sql.Encoders.STRING())
        .toDF("person_id");
  }
}
