package org.kith.jobs.bench.recommend;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kith.features.SharedSpark;
import org.kith.jobs.bench.pairs.Pairs;
import org.kith.jobs.bench.pairs.Size;
import org.kith.models.evaluate.RankingQuality;

class EnginesTest {

  @TempDir Path folder;

  private final SparkSession spark = SharedSpark.session();

  @ParameterizedTest
  @EnumSource(names = {"MLLIB_ALS", "IALS"})
  void anEngineListsEverybodysBestAndIsJudgedWithoutTrainItems(EngineName name) {
    Dataset<Row> pairs = Pairs.of(spark, Size.TINY.law(), 1).cache();
    Dataset<Row> train = pairs.where(not(col("held_out"))).drop("held_out");
    Dataset<Row> heldOut = pairs.where(col("held_out")).select("person_id", "item_id");
    Dataset<Row> everybody = train.select("person_id").distinct();
    try (Engine.Fitted fitted = name.engine(2, 1).fit(train, 2)) {
      String written = folder.resolve("lists").toString();
      fitted.top(everybody, train, 30).write().parquet(written);
      Dataset<Row> lists = spark.read().parquet(written);
      assertThat(lists.count()).isEqualTo(300 * 30);
      assertThat(lists.groupBy("rank").count().where("count = 300").count()).isEqualTo(30);

      Dataset<Row> unseen =
          fitted.unseen(lists, heldOut.select("person_id").distinct(), train, 20).cache();
      assertThat(unseen.join(train, idColumns()).count()).isZero();
      Map<String, Double> quality = RankingQuality.of(unseen, heldOut, 200, 20);
      assertThat(quality.get("recall@20")).isGreaterThan(0.3);
    } finally {
      pairs.unpersist();
    }
  }

  private static String[] idColumns() {
    return List.of("person_id", "item_id").toArray(String[]::new);
  }
}
