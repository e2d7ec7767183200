package org.kith.models.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class QualityOfFramesTest {

  @Test
  void listsAreJudgedPersonByPersonAndAveraged() {
    Dataset<Row> lists =
        frame(
            "person_id STRING, item_id STRING, rank INT",
            row("p1", "a", 1),
            row("p1", "b", 2),
            row("p2", "a", 1),
            row("p3", "c", 1));
    Dataset<Row> truth =
        frame(
            "person_id STRING, item_id STRING",
            row("p1", "b"),
            row("p1", "z"),
            row("p2", "a"),
            row("p4", "a"));

    Map<String, Double> metrics = RankingQuality.of(lists, truth, 8, 1, 2);

    assertThat(metrics.get("recall@1")).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(metrics.get("recall@2")).isCloseTo((.5 + 1) / 3, within(1e-12));
    assertThat(metrics.get("precision@2")).isCloseTo((.5 + .5) / 3, within(1e-12));
    assertThat(metrics.get("coverage@1")).isCloseTo(2.0 / 8, within(1e-12));
    assertThat(metrics.get("coverage@2")).isCloseTo(3.0 / 8, within(1e-12));
  }

  @Test
  void nobodyInTheTruthMakesNaNAndNotAnError() {
    Dataset<Row> lists = frame("person_id STRING, item_id STRING, rank INT", row("p1", "a", 1));
    Dataset<Row> truth = frame("person_id STRING, item_id STRING");

    assertThat(RankingQuality.of(lists, truth, 1, 20).get("ndcg@20")).isNaN();
  }

  @Test
  void aFrameOfScoresCountsAsTheSameRowsDo() {
    Random random = new Random(5);
    double[] scores = new double[400];
    boolean[] labels = new boolean[400];
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.round(random.nextDouble() * 300) / 300.0;
      labels[i] = random.nextDouble() < scores[i];
      rows.add(row(scores[i], labels[i] ? 1 : 0));
    }
    Dataset<Row> frame = frame("score DOUBLE, label INT", rows.toArray(Row[]::new));
    BinaryMetrics exact = new BinaryMetrics(ScoreTable.of(scores, labels));

    Map<String, Double> counted = new BinaryMetrics(BinaryQuality.table(frame)).all();
    Map<String, Double> stepped = new BinaryMetrics(BinaryQuality.table(frame, 60)).all();

    exact
        .all()
        .forEach((name, value) -> assertThat(counted.get(name)).isCloseTo(value, within(1e-12)));
    assertThat(stepped.get("auc")).isCloseTo(exact.auc(), within(.02));
  }

  @Test
  void theBoundaryItselfIsTestAndWhatHasNoDateIsTrain() {
    Instant boundary = Instant.parse("2026-05-01T00:00:00Z");
    Dataset<Row> frame =
        frame(
            "person_id STRING, item_id STRING, occurred_at TIMESTAMP",
            row("p1", "before", Timestamp.from(boundary.minusNanos(1_000))),
            row("p1", "at", Timestamp.from(boundary)),
            row("p1", "undated", null));

    Split split = Split.temporal(frame, boundary);

    assertThat(items(split.test())).containsExactly("at");
    assertThat(items(split.train())).containsExactly("before", "undated");
  }

  @Test
  void aHashedSplitKeepsAPairTogetherAndNearlyTheShareAskedFor() {
    Dataset<Row> pairs =
        SharedSpark.session()
            .range(4000)
            .selectExpr("'p' || (id % 40) AS person_id", "'i' || (id % 50) AS item_id", "id");

    Split split = Split.hashed(pairs, .2, 3);
    Dataset<Row> both =
        split
            .train()
            .select("person_id", "item_id")
            .intersect(split.test().select("person_id", "item_id"));

    assertThat(both.count()).isZero();
    assertThat(split.train().count() + split.test().count()).isEqualTo(4000);
    assertThat(split.test().count() / 4000.0).isBetween(.12, .28);
    assertThat(items(Split.hashed(pairs.repartition(7), .2, 3).test()))
        .isEqualTo(items(split.test()));
  }

  private static List<String> items(Dataset<Row> rows) {
    return rows.orderBy(col("item_id")).collectAsList().stream()
        .map(row -> row.<String>getAs("item_id"))
        .toList();
  }

  private static Row row(Object... values) {
    return RowFactory.create(values);
  }

  private static Dataset<Row> frame(String ddl, Row... rows) {
    return SharedSpark.session().createDataFrame(List.of(rows), StructType.fromDDL(ddl));
  }
}
