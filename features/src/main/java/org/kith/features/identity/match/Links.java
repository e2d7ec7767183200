package org.kith.features.identity.match;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.kith.features.identity.match.ExpectationMaximisation.PatternCounts;

/**
 * Pairs of records that are one person's more probably than the settings ask.
 *
 * @param rows {@code (one STRING, other STRING, pattern BIGINT, weight DOUBLE)}: {@code one <
 *     other}, each pair once, no order; {@code pattern} says how they agree, {@code weight} is log2
 *     of the odds that they are one person's
 * @param model what agreement was found to be worth
 * @param rules by which records were brought together, in words
 * @param records how many there were
 * @param allPairs how many pairs they make
 * @param compared how many of them were compared
 */
public record Links(
    Dataset<Row> rows,
    LinkageModel model,
    List<String> rules,
    long records,
    double allPairs,
    long compared) {

  /**
   * Learns from the records and links them.
   *
   * @param acrossSides whether records of one side are never one person's
   */
  public static Links among(MatchRecords records, boolean acrossSides, MatchSettings settings) {
    Dataset<Row> kept = records.rows().localCheckpoint();
    return new Search(new MatchRecords(kept, records.fields()), acrossSides, settings).links();
  }

  /** The fields in which a pair's pattern agrees, or nearly, in their order. */
  public static List<Field> agreeing(long pattern, List<Field> fields) {
    return IntStream.range(0, fields.size())
        .filter(f -> Comparison.level(pattern, f) >= Likeness.ALIKE)
        .mapToObj(fields::get)
        .toList();
  }

  /** One search, and what it has found out so far. */
  private static final class Search {

    private final MatchRecords records;
    private final boolean acrossSides;
    private final MatchSettings settings;
    private final Comparison comparison;
    private final TermFrequencies frequencies;
    private final long number;
    private final double allPairs;

    Search(MatchRecords records, boolean acrossSides, MatchSettings settings) {
      this.records = records;
      this.acrossSides = acrossSides;
      this.settings = settings;
      this.comparison = new Comparison(records.fields());
      this.frequencies = TermFrequencies.of(records);
      List<Row> sides = records.rows().groupBy("side").agg(count(lit(1))).collectAsList();
      this.number = sides.stream().mapToLong(row -> row.getLong(1)).sum();
      double within =
          sides.stream().mapToDouble(row -> row.getLong(1) * (row.getLong(1) - 1.0) / 2).sum();
      double all = number * (number - 1.0) / 2;
      this.allPairs = acrossSides ? all - within : all;
    }

    Links links() {
      List<BlockingRule> rules =
          BlockingSearch.of(records, number, settings.pairsAtMost(number, allPairs), settings);
      Dataset<Row> pairs =
          compared(Blocks.of(records, rules, settings.largestBlock()))
              .persist(StorageLevel.MEMORY_AND_DISK());
      Dataset<Row> drawn = compared(Blocks.drawn(records, number, settings.seed()));
      PatternCounts blocked = counts(pairs);
      LinkageModel model =
          new ExpectationMaximisation(
                  blocked, counts(drawn), records.fields().size(), number, allPairs)
              .learn();
      Dataset<Row> linked = linked(pairs, model).localCheckpoint();
      pairs.unpersist();
      return new Links(
          linked,
          model,
          rules.stream().map(rule -> rule.words(records.fields())).toList(),
          number,
          allPairs,
          (long) blocked.total());
    }

    private Dataset<Row> compared(Dataset<Row> blocks) {
      Column pairs =
          udf(new PairComparison(comparison, frequencies, acrossSides), PairComparison.PAIRS)
              .apply(col("key"), col("members"));
      return blocks.select(explode(pairs).as("pair")).select("pair.*");
    }

    private static PatternCounts counts(Dataset<Row> pairs) {
      List<Row> rows =
          pairs.groupBy("pattern").agg(count(lit(1))).orderBy("pattern").collectAsList();
      return new PatternCounts(
          rows.stream().mapToLong(row -> row.getLong(0)).toArray(),
          rows.stream().mapToDouble(row -> row.getLong(1)).toArray());
    }

    private Dataset<Row> linked(Dataset<Row> pairs, LinkageModel model) {
      Comparison compares = comparison;
      UDF2<Long, Long, Double> weight =
          (pattern, sharing) ->
              compares.isMoreThanAName(pattern) ? model.weight(pattern, sharing) : null;
      double least = settings.probability();
      return pairs
          .withColumn(
              "weight", udf(weight, DataTypes.DoubleType).apply(col("pattern"), col("sharing")))
          .where(col("weight").geq(Math.log(least / (1 - least)) / Math.log(2)))
          .select("one", "other", "pattern", "weight");
    }
  }
}
