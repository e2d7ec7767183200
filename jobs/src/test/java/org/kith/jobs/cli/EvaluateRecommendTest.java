package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kith.jobs.cli.RecommendDesk.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.RealData;

/** How well recommenders foretell, and which is chosen. */
class EvaluateRecommendTest {

  private RecommendDesk desk;

  @BeforeEach
  void open(@TempDir Path folder) {
    desk = new RecommendDesk(folder);
  }

  @Test
  void theMetricsOfATinyWorldAreThoseThatOneCountsByHand() throws IOException {
    // b is the most chosen, then a and c; p has a and b, so c is left; q has b, so a, then c.
    desk.write("train.csv", "user,item\np,a\np,b\nq,b\nr,b\nr,c\n");
    desk.write("test.csv", "user,item\np,c\nq,c\nq,never seen\n");

    JsonNode result = desk.json("--models", "popularity", "--k", "1,2").at("/results/0");

    assertThat(result.get("model").asText()).isEqualTo("popularity");
    assertThat(metric(result, "recall@1")).isEqualTo(0.5);
    assertThat(metric(result, "recall@2")).isEqualTo((1 + 0.5) / 2);
    assertThat(metric(result, "recall_all@1")).isEqualTo(0.5);
    assertThat(metric(result, "precision@2")).isEqualTo(0.5);
    double second = Math.log(2) / Math.log(3);
    assertThat(metric(result, "ndcg@2")).isCloseTo((1 + second / (1 + second)) / 2, within(1e-12));
    assertThat(metric(result, "map@2")).isCloseTo((1 + 0.5 / 2) / 2, within(1e-12));
    assertThat(metric(result, "coverage@1")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(metric(result, "novelty@1")).isCloseTo(Math.log(3) / Math.log(2), within(1e-12));
    assertThat(result.get("fit_seconds").isNumber()).isTrue();
    assertThat(result.get("recommend_seconds").isNumber()).isTrue();
  }

  @Test
  void tuningChoosesOnTrainAloneSoThatAnotherTestChangesNothing() throws IOException {
    writeTastes();
    String[] options = {"--models", "popularity,item-knn", "--tune", "4", "--k", "20"};
    JsonNode first = desk.json(options);
    desk.write("test.csv", "user,item\np1,i1\np2,i3\np3,i2\n");
    JsonNode second = desk.json(options);

    assertThat(first.get("selected").asText()).isNotEmpty();
    assertThat(withoutSeconds(second.get("leaderboard")))
        .isEqualTo(withoutSeconds(first.get("leaderboard")));
    assertThat(second.get("selected")).isEqualTo(first.get("selected"));
    assertThat(second.at("/results/0/validation")).isEqualTo(first.at("/results/0/validation"));
    assertThat(first.at("/results/1/validation/ndcg@20").isNumber()).isTrue();
    assertThat(second.at("/results/1/metrics")).isNotEqualTo(first.at("/results/1/metrics"));
  }

  @Test
  void withoutTuningNothingIsSelectedAndTuneNothingIsTheSame() throws IOException {
    writeTastes();

    JsonNode plain = desk.json("--models", "popularity");
    JsonNode nothing = desk.json("--models", "popularity", "--tune", "0");

    assertThat(plain.has("selected")).isFalse();
    assertThat(nothing.get("results").toString().replaceAll("_seconds\":[^,]+", ""))
        .isEqualTo(plain.get("results").toString().replaceAll("_seconds\":[^,]+", ""));
  }

  @Test
  void peopleReadTablesAndHowItWasMeasured() throws IOException {
    writeTastes();

    desk.run(
        "--train",
        desk.path("train.csv"),
        "--test",
        desk.path("test.csv"),
        "--tune",
        "2",
        "--models",
        "popularity,item-knn");

    assertThat(desk.out())
        .contains(
            "lists of 20", "ndcg@20 on validation", "item-knn", "is selected on the validation")
        .contains("novelty: mean of -log2", "neighbours=");
  }

  @Test
  void popularityHasItsKnownQualityOnRealChoices() throws IOException {
    Path split = RealData.folder("hetrec-lastfm-split");
    desk.run(
        "--train",
        split + "/train.tsv",
        "--test",
        split + "/test.tsv",
        "--models",
        "popularity",
        "--json");
    JsonNode lastFm = desk.document().at("/results/0");
    Path lists = RealData.folder("lightgcnpp-lastfm");
    desk.run(
        "--format",
        "lists",
        "--train",
        lists + "/train.txt",
        "--test",
        lists + "/test.txt",
        "--models",
        "popularity",
        "--json");
    JsonNode lightGcn = desk.document().at("/results/0");

    assertThat(metric(lastFm, "recall@20")).isCloseTo(.1015, within(.0005));
    assertThat(metric(lastFm, "ndcg@20")).isCloseTo(.0968, within(.0005));
    assertThat(metric(lightGcn, "recall@20")).isCloseTo(.1056, within(.0005));
    assertThat(metric(lightGcn, "ndcg@20")).isCloseTo(.0973, within(.0005));
  }

  /** People of two tastes choose among sixty items of their own. */
  private void writeTastes() throws IOException {
    Random random = new Random(5);
    StringBuilder train = new StringBuilder("user,item\n");
    StringBuilder test = new StringBuilder("user,item\n");
    for (int person = 0; person < 40; person++) {
      for (int item = person % 2; item < 60; item += 2) {
        StringBuilder part = random.nextInt(4) == 0 ? test : train;
        part.append(random.nextInt(2) == 0 ? "p%d,i%d%n".formatted(person, item) : "");
      }
    }
    desk.write("train.csv", train.toString());
    desk.write("test.csv", test.toString());
  }

  private static String withoutSeconds(JsonNode node) {
    return node.toString().replaceAll("\"fit_seconds\":[^,}]+", "");
  }
}
