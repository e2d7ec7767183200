package org.kith.features.identity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.identity.match.Field;
import org.kith.features.identity.match.FieldKind;
import org.kith.features.identity.match.Links;
import org.kith.features.identity.match.MatchRecords;
import org.kith.features.identity.match.MatchSettings;
import org.kith.features.identity.match.MatchedPersons;
import org.kith.features.lake.Table;

/**
 * People whom no identifier links and who are one all the same, by name, birth date, gender and
 * city.
 *
 * <p>Of what several accounts of one person say, the newest counts, of equally new the greatest.
 */
final class MatchedRoots {

  private static final List<Field> FIELDS =
      List.of(
          new Field("name", FieldKind.FULL_NAME),
          new Field("birth date", FieldKind.BIRTH_DATE),
          new Field("gender", FieldKind.REGION),
          new Field("city", FieldKind.CITY));

  private MatchedRoots() {}

  /**
   * {@code (root, person, evidence)}: of each root that is one person's with others, the least of
   * them, and in what it is like the most alike; empty where nothing can be compared.
   *
   * @param roots {@code (node, root)} as {@code Components} gives them
   */
  static Optional<Dataset<Row>> of(FactTables tables, Dataset<Row> roots) {
    Optional<Dataset<Row>> portraits =
        tables.read(Table.MEMBERS).map(members -> portraits(members, roots).localCheckpoint());
    return portraits.filter(rows -> !rows.isEmpty()).map(MatchedRoots::matched);
  }

  private static Dataset<Row> matched(Dataset<Row> portraits) {
    MatchRecords records = MatchRecords.of(portraits, FIELDS);
    Links links = Links.among(records, false, MatchSettings.USUAL);
    return MatchedPersons.of(links, records, false, MatchSettings.USUAL)
        .join(evidence(links), "id")
        .select(col("id").as("root"), col("person"), col("evidence"));
  }

  private static Dataset<Row> portraits(Dataset<Row> members, Dataset<Row> roots) {
    Dataset<Row> told =
        members
            .where(col("full_name").isNotNull().and(col("birth_date").isNotNull()))
            .withColumn("node", Sightings.key(col("account")));
    return told.join(roots, told.col("node").equalTo(roots.col("node")), "left")
        .groupBy(coalesce(roots.col("root"), told.col("node")).as("id"))
        .agg(
            newest(col("full_name")).as("name"),
            newest(date_format(col("birth_date"), "yyyyMMdd")).as("birth date"),
            newest(upper(col("gender"))).as("gender"),
            newest(col("city")).as("city"))
        .withColumn("side", lit(0));
  }

  private static Column newest(Column value) {
    return max(when(value.isNotNull(), struct(col("known_at"), value.as("value"))))
        .getField("value");
  }

  private static Dataset<Row> evidence(Links links) {
    UDF1<Long, String> words =
        pattern ->
            Links.agreeing(pattern, FIELDS).stream()
                .map(Field::name)
                .collect(Collectors.joining(", ", "alike in ", ""));
    return links
        .rows()
        .select(explode(array(col("one"), col("other"))).as("id"), col("pattern"), col("weight"))
        .groupBy("id")
        .agg(max_by(col("pattern"), struct(col("weight"), col("pattern"))).as("pattern"))
        .select(col("id"), udf(words, DataTypes.StringType).apply(col("pattern")).as("evidence"));
  }
}
