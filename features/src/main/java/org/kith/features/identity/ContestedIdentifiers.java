package org.kith.features.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.identity.match.Portrait;
import org.kith.features.lake.Table;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Identifiers given by people who cannot be one: their names differ and their birth dates do not
 * agree. A family's phone is no evidence of who somebody is.
 */
final class ContestedIdentifiers {

  private ContestedIdentifiers() {}

  /** {@code (key)}, each once; empty where no source says names or birth dates. */
  static Optional<Dataset<Row>> of(FactTables tables) {
    return tables.read(Table.MEMBERS).map(ContestedIdentifiers::among);
  }

  private static Dataset<Row> among(Dataset<Row> members) {
    UDF1<Seq<Row>, Boolean> differ =
        people -> differ(CollectionConverters.asJava(people).stream().map(Portrait::of).toList());
    return members
        .where(col("full_name").isNotNull().or(col("birth_date").isNotNull()))
        .select(
            struct(
                    col("full_name").as("name"),
                    date_format(col("birth_date"), "yyyyMMdd").as("birth"))
                .as("person"),
            explode(map_entries(col("identifiers"))).as("given"))
        .where(col("given.key").notEqual("member"))
        .select(
            concat(lit("1"), col("given.key"), lit(":"), col("given.value")).as("key"),
            col("person"))
        .groupBy("key")
        .agg(collect_set("person").as("people"))
        .where(size(col("people")).gt(1))
        .where(udf(differ, DataTypes.BooleanType).apply(col("people")))
        .select("key");
  }

  private static boolean differ(List<Portrait> people) {
    for (int i = 0; i < people.size(); i++) {
      for (int j = i + 1; j < people.size(); j++) {
        if (people.get(i).excludes(people.get(j))) {
          return true;
        }
      }
    }
    return false;
  }
}
