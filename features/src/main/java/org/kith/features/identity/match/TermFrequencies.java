package org.kith.features.identity.match;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * How many records bear a value, for the values that many bear, to the power of two below.
 *
 * @param powers by field: the power of two of a value's bearers; a value that is not there has two
 *     or three
 */
record TermFrequencies(Map<String, Byte>[] powers) implements Serializable {

  /** Fewest records that must bear a value for it to be there. */
  private static final int FEWEST = 4;

  private static final int VALUES_AT_MOST = 200_000;
  private static final int BITS = 4;
  private static final int LARGEST_POWER = 15;

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
            .where(col("bearers").geq(FEWEST))
            .orderBy(col("bearers").desc(), col("field"), col("value"))
            .limit(VALUES_AT_MOST)
            .collectAsList()) {
      powers[row.getInt(0)].put(row.getString(1), power(row.getLong(2)));
    }
    return new TermFrequencies(powers);
  }

  /** The power of two of a number of bearers. */
  static byte power(long bearers) {
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, bearers));
    return (byte) Math.min(LARGEST_POWER, power);
  }

  /** By how many records the values are borne that two records share: four bits a field. */
  long sharing(long pattern, String[] values) {
    long sharing = 0;
    for (int f = 0; f < powers.length; f++) {
      if (Comparison.level(pattern, f) == Likeness.EQUAL) {
        sharing |= (long) powers[f].getOrDefault(values[f], (byte) 1) << (BITS * f);
      }
    }
    return sharing;
  }

  /** About how many records bear the value of a field that both share. */
  static double bearers(long sharing, int field) {
    int power = (int) (sharing >>> (BITS * field) & LARGEST_POWER);
    return power <= 1 ? 2 : Math.sqrt(2) * (1L << power);
  }
}
