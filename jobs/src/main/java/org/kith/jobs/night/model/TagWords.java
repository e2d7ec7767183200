package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.kith.features.tag.TagDefinition;

/** Puts tags' titles into reasons, in place of {@code {tag:NAME}}. */
final class TagWords {

  private static final StructType WORDS = StructType.fromDDL("en STRING, zh STRING");

  private TagWords() {}

  /** The rows, each reason in the words of the catalogue. */
  static Dataset<Row> filled(Dataset<Row> reasoned, List<TagDefinition> tags) {
    Column words = from_json(col("reason"), WORDS);
    Column en = titled(words.getField("en"), tags, tag -> tag.title().en());
    Column zh = titled(words.getField("zh"), tags, tag -> tag.title().zh());
    return reasoned.withColumn(
        "reason", when(col("reason").isNotNull(), to_json(struct(en.as("en"), zh.as("zh")))));
  }

  private static Column titled(
      Column sentence, List<TagDefinition> tags, Function<TagDefinition, String> title) {
    Column filled = sentence;
    for (TagDefinition tag : tags) {
      if (tag.feature()) {
        filled = replace(filled, lit("{tag:" + tag.name() + "}"), lit(title.apply(tag)));
      }
    }
    return filled;
  }
}
