package org.kith.features.identity.match;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** Counts how many records bear a value. */
final class Frequencies {

  private static final int VALUES_AT_MOST = 200_000;

  private Frequencies() {}

  /** The values that many bear; of very many such values, those that most bear. */
  static TermFrequencies of(MatchRecords records) {
    int fields = records.fields().size();
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, Byte>[] powers = new Map[fields];
    IntStream.range(0, fields).forEach(f -> powers[f] = new HashMap<>());
    Column[] values =
        IntStream.range(0, fields)
            .mapToObj(f -> struct(lit(f).as("field"), col("data").getItem(f).as("value")))
            .toArray(Column[]::new);
    for (Row row :
        records
            .rows()
            .select(inline(array(values)))
            .where(col("value").isNotNull())
            .groupBy("field", "value")
            .agg(count(lit(1)).as("bearers"))
            .where(col("bearers").geq(TermFrequencies.FEWEST))
            .orderBy(col("bearers").desc(), col("field"), col("value"))
            .limit(VALUES_AT_MOST)
            .collectAsList()) {
      powers[row.getInt(0)].put(row.getString(1), TermFrequencies.power(row.getLong(2)));
    }
    return new TermFrequencies(powers);
  }
}
