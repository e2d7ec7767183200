package org.kith.features.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Table;

/**
 * By what an identifier is somebody's, in words.
 *
 * <p>The best of its sightings speaks: beside a member number before beside anything else before
 * alone, of equals in the first table as {@link Table} lists them.
 */
final class Evidence {

  private static final Map<String, String> WORDS =
      Map.of(
          "member", "member number",
          "email", "e-mail",
          "wechat_unionid", "WeChat union id",
          "wechat_openid", "WeChat open id",
          "weibo_uid", "Weibo id");

  private Evidence() {}

  /** {@code (key, evidence)}, one row a key in the sightings. */
  static Dataset<Row> of(Dataset<Row> sightings) {
    Column first = element_at(col("keys"), 1);
    Column beside =
        when(size(col("keys")).gt(1), when(first.equalTo(col("key")), second()).otherwise(first));
    return sightings
        .select(col("keys"), col("seen"), explode(col("keys")).as("key"))
        .withColumn("beside", beside)
        .groupBy("key")
        .agg(
            min(struct(
                    col("beside").isNull().as("alone"),
                    not(Sightings.isMember(coalesce(col("beside"), lit("")))).as("weak"),
                    col("seen"),
                    substring_index(Sightings.accountOf(col("beside")), ":", 1).as("kind")))
                .as("best"))
        .select(col("key"), words(col("best")).as("evidence"));
  }

  private static Column second() {
    return element_at(col("keys"), 2);
  }

  private static Column words(Column best) {
    Column seen = best.getField("seen");
    Column kind = best.getField("kind");
    Column table = element_at(tableWords(), seen.mod(Sightings.NAMED));
    return when(
            not(best.getField("alone")),
            concat(lit("with "), coalesce(kindWords().apply(kind), kind), lit(" in "), table))
        .when(seen.lt(Sightings.NAMED), concat(lit("alone in "), table))
        .otherwise(concat(lit("named in "), table));
  }

  private static Column tableWords() {
    return map(
        Arrays.stream(Table.values())
            .filter(Table::isAboutPeople)
            .flatMap(
                table -> Stream.of(lit(table.ordinal()), lit(table.tableName().replace('_', ' '))))
            .toArray(Column[]::new));
  }

  private static Column kindWords() {
    return map(
        WORDS.entrySet().stream()
            .flatMap(entry -> Stream.of(lit(entry.getKey()), lit(entry.getValue())))
            .toArray(Column[]::new));
  }
}
