package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.settings.Configuration;

/** Puts tags' titles into reasons, in place of {@code {tag:NAME}}. */
final class TagWords {

  private static final StructType WORDS = StructType.fromDDL("en STRING, zh STRING");

  private TagWords() {}

  /** The rows, each reason in the words of the catalogue. */
  static Dataset<Row> filled(Dataset<Row> reasoned, Map<String, Words> titles) {
    Column words = from_json(col("reason"), WORDS);
    Column en = titled(words.getField("en"), titles, Words::en);
    Column zh = titled(words.getField("zh"), titles, Words::zh);
    return reasoned.withColumn(
        "reason", when(col("reason").isNotNull(), to_json(struct(en.as("en"), zh.as("zh")))));
  }

  /** Titles of all that a reason may name. */
  static Map<String, Words> titles(Configuration configuration) {
    Map<String, Words> titles = LearntFeatures.titles(configuration.propensities());
    configuration.tags().stream()
        .filter(TagDefinition::feature)
        .forEach(tag -> titles.put(tag.name(), tag.title()));
    return titles;
  }

  private static Column titled(
      Column sentence, Map<String, Words> titles, Function<Words, String> language) {
    Column filled = sentence;
    for (Map.Entry<String, Words> title : titles.entrySet()) {
      filled =
          replace(
              filled, lit("{tag:" + title.getKey() + "}"), lit(language.apply(title.getValue())));
    }
    return filled;
  }
}
