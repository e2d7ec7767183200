package org.kith.models.recommend.choose;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.RealData;
import org.kith.features.SharedSpark;
import org.kith.models.evaluate.RankingQuality;
import org.kith.models.recommend.RecommenderModel;

class LastFmQualityTest {

  @Test
  void popularityReachesItsKnownQuality() {
    assertThat(quality("popularity", Map.of()).get("ndcg@20")).isCloseTo(.0968, within(.001));
  }

  @Test
  void factorsReachMoreThanTwiceTheQualityOfPopularity() {
    Map<String, Double> quality = quality("als", Map.of());

    assertThat(quality.get("ndcg@20")).isGreaterThan(.24);
    assertThat(quality.get("recall@20")).isGreaterThan(.24);
  }

  static Map<String, Double> quality(String algorithm, Map<String, String> parameters) {
    Dataset<Row> train = interactions("train").cache();
    Dataset<Row> test = interactions("test").cache();
    try (RecommenderModel model = Recommenders.of(algorithm, parameters, 7).fit(train)) {
      Dataset<Row> lists = model.lists(test, train, null, 20, false).cache();
      return RankingQuality.of(lists, test, model.items(), 20);
    }
  }

  private static Dataset<Row> interactions(String part) {
    String file = RealData.folder("hetrec-lastfm-split").resolve(part + ".tsv").toString();
    return SharedSpark.session()
        .read()
        .option("header", true)
        .option("sep", "\t")
        .csv(file)
        .select(col("user").as("person_id"), col("item").as("item_id"), lit(1.0).as("weight"));
  }
}
