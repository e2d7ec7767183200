package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.RealData;
import org.kith.jobs.cli.session.Terminal;

class EvaluateRecommendTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theMetricsOfATinyWorldAreThoseThatOneCountsByHand() throws IOException {
    // b is the most chosen, then a and c; p has a and b, so c is left; q has b, so a, then c.
    write("train.csv", "user,item\np,a\np,b\nq,b\nr,b\nr,c\n");
    write("test.csv", "user,item\np,c\nq,c\nq,never seen\n");

    JsonNode result = json("--models", "popularity", "--k", "1,2").at("/results/0");

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
  void whatDoesNotCountIsToldInTheCounts() throws IOException {
    write(
        "train.csv",
        "user,item,weight,colour\np,a,1,red\np,a,2,red\np,b,-1,\np,c,NaN,\np,d,,\n,e,1,\nq,\"x\ty 😀\",1,\n");
    write("test.csv", "user,item,weight\nq,a,1\nq,a,1\np,a,1\nnew,a,1\nq,gone,1\n");

    JsonNode document = json("--models", "popularity", "--k", "1000");

    JsonNode data = document.get("data");
    assertThat(data.get("train_rows").asInt()).isEqualTo(7);
    assertThat(data.get("train_rows_refused").asInt()).isEqualTo(4);
    assertThat(data.get("train_pairs").asInt()).isEqualTo(2);
    assertThat(data.get("train_duplicates").asInt()).isEqualTo(1);
    assertThat(data.get("test_people").asInt()).isEqualTo(2);
    assertThat(data.get("test_pairs").asInt()).isEqualTo(3);
    assertThat(data.get("test_pairs_of_unknown_items").asInt()).isEqualTo(1);
    assertThat(data.get("test_pairs_also_in_train").asInt()).isEqualTo(1);
    assertThat(data.get("test_people_not_in_train").asInt()).isEqualTo(1);
    assertThat(document.get("notes").toString()).contains("colour does not count");
    assertThat(metric(document.at("/results/0"), "recall@1000")).isEqualTo((0.5 + 1) / 2);
  }

  @Test
  void tuningChoosesOnTrainAloneSoThatAnotherTestChangesNothing() throws IOException {
    writeTastes();
    String[] options = {"--models", "popularity,item-knn", "--tune", "4", "--k", "20"};
    JsonNode first = json(options);
    write("test.csv", "user,item\np1,i1\np2,i3\np3,i2\n");
    JsonNode second = json(options);

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

    JsonNode plain = json("--models", "popularity");
    JsonNode nothing = json("--models", "popularity", "--tune", "0");

    assertThat(plain.has("selected")).isFalse();
    assertThat(nothing.get("results").toString().replaceAll("_seconds\":[^,]+", ""))
        .isEqualTo(plain.get("results").toString().replaceAll("_seconds\":[^,]+", ""));
  }

  @Test
  void listsAreReadWithTheirValidation() throws IOException {
    write("train.txt", "0 1 2 3\n1 2 3\n2 1 4\n3\n");
    write("test.txt", "0 4\n1 1 4\n");
    write("valid.txt", "1 4\n2 3\n");

    int status =
        run(
            "--format lists --train %s --test %s --validation %s --models popularity,item-knn --json"
                .formatted(path("train.txt"), path("test.txt"), path("valid.txt"))
                .split(" "));

    assertThat(text(err)).doesNotContain("kith:");
    assertThat(status).isZero();
    JsonNode document = new ObjectMapper().readTree(lastLine(out));
    assertThat(document.at("/data/train_pairs").asInt()).isEqualTo(7);
    assertThat(document.at("/data/validation_pairs").asInt()).isEqualTo(2);
    assertThat(document.at("/results/0/validation/recall@20").isNumber()).isTrue();
    assertThat(document.has("selected")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"random", "temporal"})
  void wholeChoicesAreSplitHere(String split) throws IOException {
    StringBuilder rows = new StringBuilder("user,item,time\n");
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      rows.append("p%d,i%d,2026-01-%02d%n".formatted(i % 20, random.nextInt(30), 1 + i % 28));
    }
    write("all.csv", rows.toString());

    int status =
        run(
            "--interactions",
            path("all.csv"),
            "--split",
            split,
            "--models",
            "popularity",
            "--json");

    assertThat(status).isZero();
    JsonNode document = new ObjectMapper().readTree(lastLine(out));
    assertThat(document.at("/protocol/split").asText()).startsWith("test is ");
    assertThat(document.at("/data/test_pairs").asInt()).isBetween(20, 90);
  }

  @Test
  void oneUserCanBeMeasured() throws IOException {
    write("train.csv", "user,item\np,a\n");
    write("test.csv", "user,item\np,b\n");

    assertThat(metric(json("--models", "popularity,item-knn").at("/results/1"), "recall@10"))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--train T --test S --models popularty | 2 | Did you mean 'popularity'?",
        "--train T --test S --k 0              | 2 | each must be 1 or more",
        "--train T --test S --tune -1          | 2 | it must be 0 or more",
        "--train T --test S --param item-knn.neigbours=3 | 2 | Did you mean 'neighbours'?",
        "--train T --test S --param item-knn.neighbours=0 | 2 | a whole number, 1 to",
        "--train T --test S --models popularity --param als.rank=8 | 2 | must be one of popularity",
        "--train T                             | 2 | the files are not named",
        "--train T --test S --interactions T   | 2 | the files are not named",
        "--train T --test S --split random     | 2 | --split and --test-share do not go with",
        "--interactions T --split daily        | 2 | must be one of random, temporal",
        "--interactions T --test-share 1       | 2 | above 0 and below 1",
        "--interactions T --split temporal     | 3 | has no time in any row",
        "--train T --test S --format list      | 2 | Did you mean 'lists'?",
        "--train N --test S                    | 3 | is not there",
        "--train B --test S                    | 3 | Rename 'usr' to 'user'.",
        "--train E --test S                    | 3 | has no row to learn from",
        "--train T --test E                    | 3 | leaves nothing to be foretold",
        "--train T --test S --tune 2           | 3 | leaves nothing to choose on",
      })
  void whatCannotBeDoneEndsInOneLine(String options, int status, String words) throws IOException {
    write("T", "user,item\np,a\nq,b\n");
    write("S", "user,item\np,b\n");
    write("B", "usr,item\np,b\n");
    write("E", "user,item\n");
    List<String> arguments = new ArrayList<>();
    for (String word : options.strip().split(" +")) {
      arguments.add(
          word.length() == 1 && Character.isUpperCase(word.charAt(0)) ? path(word) : word);
    }

    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(status);
    assertThat(text(err).lines()).singleElement().asString().startsWith("kith: ").contains(words);
    assertThat(text(err).split(" · ")).hasSize(3);
  }

  @Test
  void peopleReadTablesAndHowItWasMeasured() throws IOException {
    writeTastes();

    run(
        "--train",
        path("train.csv"),
        "--test",
        path("test.csv"),
        "--tune",
        "2",
        "--models",
        "popularity,item-knn");

    assertThat(text(out))
        .contains(
            "lists of 20", "ndcg@20 on validation", "item-knn", "is selected on the validation")
        .contains("novelty: mean of -log2", "neighbours=");
  }

  @Test
  void popularityHasItsKnownQualityOnRealChoices() throws IOException {
    Path split = RealData.folder("hetrec-lastfm-split");
    run(
        "--train",
        split + "/train.tsv",
        "--test",
        split + "/test.tsv",
        "--models",
        "popularity",
        "--json");
    JsonNode lastFm = new ObjectMapper().readTree(lastLine(out)).at("/results/0");
    Path lists = RealData.folder("lightgcnpp-lastfm");
    run(
        "--format",
        "lists",
        "--train",
        lists + "/train.txt",
        "--test",
        lists + "/test.txt",
        "--models",
        "popularity",
        "--json");
    JsonNode lightGcn = new ObjectMapper().readTree(lastLine(out)).at("/results/0");

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
    write("train.csv", train.toString());
    write("test.csv", test.toString());
  }

  private JsonNode json(String... options) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("--train", path("train.csv"), "--test", path("test.csv")));
    all.addAll(List.of(options));
    all.add("--json");
    int status = run(all.toArray(String[]::new));
    assertThat(text(err)).doesNotContain("kith:");
    assertThat(status).isZero();
    return new ObjectMapper().readTree(lastLine(out));
  }

  private int run(String... options) {
    List<String> all = new ArrayList<>(List.of("evaluate", "recommend"));
    all.addAll(List.of(options));
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of());
    return Kith.run(all.toArray(String[]::new), new FakeRooms(), terminal);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static double metric(JsonNode result, String name) {
    return result.get("metrics").get(name).asDouble();
  }

  private static String withoutSeconds(JsonNode node) {
    return node.toString().replaceAll("\"fit_seconds\":[^,}]+", "");
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  private static String lastLine(ByteArrayOutputStream stream) {
    List<String> lines = text(stream).lines().toList();
    return lines.get(lines.size() - 1);
  }
}
