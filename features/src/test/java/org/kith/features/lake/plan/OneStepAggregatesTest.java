package org.kith.features.lake.plan;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.SharedSpark;

class OneStepAggregatesTest {

  private static final List<String> SUMS =
      List.of(
          "count(*) AS n",
          "count(*) FILTER (WHERE amount > 3) AS large",
          "sum(amount) AS total",
          "avg(amount) FILTER (WHERE word < 'w3') AS mean");

  private final SparkSession spark = SharedSpark.session();

  @ParameterizedTest
  @CsvSource({
    "min(amount) AS least, HashAggregate",
    "max(word) AS last, SortAggregate",
    "sort_array(collect_list(word)) AS words, ObjectHashAggregate"
  })
  void sumsOfRowsThatLieTogetherAreOneStepAndWhatTwoStepsGive(String more, String step) {
    Dataset<Row> together = rows().repartition(2, col("person"));

    Dataset<Row> inOne = summed(together, more);
    Dataset<Row> inTwo = summed(rows().repartition(2, col("amount")), more);

    assertThat(steps(inOne, step)).isEqualTo(1);
    assertThat(steps(inTwo, step)).isEqualTo(2);
    assertThat(sorted(inOne)).hasSize(7 * 5).isEqualTo(sorted(inTwo));
  }

  @Test
  void distinctSumsKeepTheirSteps() {
    Dataset<Row> together = rows().repartition(2, col("person"));

    Dataset<Row> distinct =
        together.groupBy("person").agg(expr("count(DISTINCT word)").as("words"));

    assertThat(sorted(distinct)).hasSize(7).allMatch(row -> row.endsWith(",5]"));
  }

  @Test
  void aSetOfRowsHoldsEachOnceThoughGroupsAreMoreThanFitIntoMemory() {
    String limit = "spark.sql.objectHashAggregate.sortBased.fallbackThreshold";
    String usual = spark.conf().get(limit);
    spark.conf().set(limit, "3");
    try {
      Dataset<Row> sets =
          rows()
              .repartition(1, col("person"))
              .groupBy("person")
              .agg(expr("size(collect_set(struct(word, amount)))").as("pairs"));

      assertThat(sorted(sets)).hasSize(7).allMatch(row -> row.endsWith(",55]"));
    } finally {
      spark.conf().set(limit, usual);
    }
  }

  @Test
  void whatLiesTogetherStaysAsItIsSoThatNoRowMovesTwice() {
    Dataset<Row> together = rows().repartition(2, col("person"));
    Dataset<Row> days = summed(together, "min(amount) AS least");

    Dataset<Row> people = days.groupBy("person").agg(expr("sum(n)").as("n"));

    assertThat(steps(people, "HashAggregate")).isEqualTo(2);
    assertThat(steps(people, "Exchange")).isEqualTo(1);
    assertThat(sorted(people)).hasSize(7).contains("[0,150]");
  }

  private Dataset<Row> rows() {
    return spark
        .range(0, 1050, 1, 3)
        .select(
            expr("id % 7").as("person"),
            expr("concat('w', id % 5)").as("word"),
            expr("CAST(id % 11 AS DOUBLE)").as("amount"));
  }

  private static Dataset<Row> summed(Dataset<Row> rows, String more) {
    List<String> sums = new ArrayList<>(SUMS);
    sums.add(more);
    Column[] columns = sums.stream().map(sum -> expr(sum)).toArray(Column[]::new);
    return rows.groupBy("person", "word")
        .agg(columns[0], Arrays.copyOfRange(columns, 1, columns.length));
  }

  private static long steps(Dataset<Row> rows, String name) {
    return rows.queryExecution()
        .executedPlan()
        .toString()
        .lines()
        .filter(line -> line.matches("[^A-Za-z]*" + name + "\\b.*"))
        .count();
  }

  private static List<String> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
