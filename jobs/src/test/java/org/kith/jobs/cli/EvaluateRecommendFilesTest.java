package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.jobs.cli.RecommendDesk.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files and options can be measured on, and what is said of the others. */
class EvaluateRecommendFilesTest {

  private RecommendDesk desk;

  @BeforeEach
  void open(@TempDir Path folder) {
    desk = new RecommendDesk(folder);
  }

  @Test
  void whatDoesNotCountIsToldInTheCounts() throws IOException {
    desk.write(
        "train.csv",
        "user,item,weight,colour\n"
            + "p,a,1,red\n"
            + "p,a,2,red\n"
            + "p,b,-1,\n"
            + "p,c,NaN,\n"
            + "p,d,,\n"
            + ",e,1,\n"
            + "q,\"x\ty 😀\",1,\n");
    desk.write("test.csv", "user,item,weight\nq,a,1\nq,a,1\np,a,1\nnew,a,1\nq,gone,1\n");

    JsonNode document = desk.json("--models", "popularity", "--k", "1000");

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
  void listsAreReadWithTheirValidation() throws IOException {
    desk.write("train.txt", "0 1 2 3\n1 2 3\n2 1 4\n3\n");
    desk.write("test.txt", "0 4\n1 1 4\n");
    desk.write("valid.txt", "1 4\n2 3\n");

    int status =
        desk.run(
            "--format lists --train %s --test %s --validation %s --models popularity,item-knn --json"
                .formatted(desk.path("train.txt"), desk.path("test.txt"), desk.path("valid.txt"))
                .split(" "));

    assertThat(desk.err()).doesNotContain("kith:");
    assertThat(status).isZero();
    JsonNode document = desk.document();
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
    desk.write("all.csv", rows.toString());

    int status =
        desk.run(
            "--interactions",
            desk.path("all.csv"),
            "--split",
            split,
            "--models",
            "popularity",
            "--json");

    assertThat(status).isZero();
    JsonNode document = desk.document();
    assertThat(document.at("/protocol/split").asText()).startsWith("test is ");
    assertThat(document.at("/data/test_pairs").asInt()).isBetween(20, 90);
  }

  @Test
  void oneUserCanBeMeasured() throws IOException {
    desk.write("train.csv", "user,item\np,a\n");
    desk.write("test.csv", "user,item\np,b\n");

    assertThat(metric(desk.json("--models", "popularity,item-knn").at("/results/1"), "recall@10"))
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
    desk.write("T", "user,item\np,a\nq,b\n");
    desk.write("S", "user,item\np,b\n");
    desk.write("B", "usr,item\np,b\n");
    desk.write("E", "user,item\n");
    List<String> arguments = new ArrayList<>();
    for (String word : options.strip().split(" +")) {
      arguments.add(
          word.length() == 1 && Character.isUpperCase(word.charAt(0)) ? desk.path(word) : word);
    }

    assertThat(desk.run(arguments.toArray(String[]::new))).isEqualTo(status);
    assertThat(desk.err().lines()).singleElement().asString().startsWith("kith: ").contains(words);
    assertThat(desk.err().split(" · ")).hasSize(3);
  }
}
