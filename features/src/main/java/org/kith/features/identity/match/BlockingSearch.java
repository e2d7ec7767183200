package org.kith.features.identity.match;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** Finds out what blocking would cost, on records drawn by lot, and chooses the rules. */
final class BlockingSearch {

  private static final int LOOKED_AT = 20_000;
  private static final int RULES_AT_MOST = 12;

  private BlockingSearch() {}

  /** The rules for records of that number, none where every rule brings too many pairs. */
  static List<BlockingRule> of(
      MatchRecords records, long number, double pairsAtMost, MatchSettings settings) {
    int fields = records.fields().size();
    List<Long[]> looked = valuesDrawn(records, number, settings.seed());
    if (looked.isEmpty()) {
      return List.of();
    }
    List<BlockingRule> candidates = BlockingRule.candidates(fields);
    double scale = Math.max(1, number / (double) looked.size());
    double[] pairs =
        candidates.stream().mapToDouble(rule -> pairs(looked, rule) * scale * scale).toArray();
    double[] filled = new double[fields];
    Arrays.setAll(
        filled,
        f -> looked.stream().filter(each -> each[f] != null).count() / (double) looked.size());
    return new BlockingChoice(filled, pairsAtMost, RULES_AT_MOST, settings.seed())
        .among(candidates, pairs);
  }

  /** Hashes of the values of some records, a hash a field; null where a value is missing. */
  private static List<Long[]> valuesDrawn(MatchRecords records, long number, long seed) {
    double share = Math.min(1, LOOKED_AT / (double) number);
    Column drawn =
        xxhash64(col("id"), lit(seed)).cast("double").leq((share * 2 - 1) * Long.MAX_VALUE);
    Column[] hashes =
        IntStream.range(0, records.fields().size())
            .mapToObj(f -> col("data").getItem(f))
            .map(value -> when(value.isNotNull(), xxhash64(value)))
            .toArray(Column[]::new);
    return records
        .rows()
        .where(drawn)
        .select(array(hashes))
        .limit(2 * LOOKED_AT)
        .collectAsList()
        .stream()
        .map((Row row) -> row.<Long>getList(0).toArray(Long[]::new))
        .toList();
  }

  private static double pairs(List<Long[]> looked, BlockingRule rule) {
    Map<List<Long>, Integer> blocks = new HashMap<>();
    double pairs = 0;
    for (Long[] values : looked) {
      if (rule.fields().stream().allMatch(field -> values[field] != null)) {
        List<Long> key = rule.fields().stream().map(field -> values[field]).toList();
        pairs += blocks.merge(key, 1, Integer::sum) - 1;
      }
    }
    return pairs;
  }
}
