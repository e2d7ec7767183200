package org.kith.models.recommend.choose;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kith.features.RealData;
import org.kith.features.SharedSpark;
import org.kith.models.evaluate.RankingQuality;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;

@Tag("long")
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

  @Test
  void twoIterationsFromYesterdaysFactorsAreAsGoodAsAColdFitToWhatCameSince() {
    Dataset<Row> train = interactions("train").cache();
    Dataset<Row> yesterdays = train.where("pmod(xxhash64(person_id, item_id), 100) > 0");
    Recommender ials = Recommenders.of("ials", Map.of("alpha0", ".03", "iterations", "16"), 7);

    try (RecommenderModel before = ials.fit(yesterdays);
        RecommenderModel warm = ials.fit(train, before);
        RecommenderModel cold = ials.fit(train)) {
      assertThat(train.count() - yesterdays.count()).isBetween(650L, 850L);
      assertThat(quality(warm, train).get("ndcg@20"))
          .isCloseTo(quality(cold, train).get("ndcg@20"), within(.001))
          .isGreaterThan(.25);
    }
  }

  static Map<String, Double> quality(String algorithm, Map<String, String> parameters) {
    Dataset<Row> train = interactions("train").cache();
    try (RecommenderModel model = Recommenders.of(algorithm, parameters, 7).fit(train)) {
      return quality(model, train);
    }
  }

  private static Map<String, Double> quality(RecommenderModel model, Dataset<Row> train) {
    Dataset<Row> test = interactions("test").cache();
    Dataset<Row> lists = model.lists(test, train, null, 20, false).cache();
    return RankingQuality.of(lists, test, model.items(), 20);
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
