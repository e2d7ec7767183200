package org.kith.jobs.evaluate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.RealData;
import org.kith.features.SharedSpark;
import org.kith.features.identity.match.MatchSettings;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;

class IdentityEvaluationTest {

  private static final int PEOPLE = 4_000;
  private static final int SUBURBS = 40;

  @TempDir Path folder;

  @Test
  void duplicatesOfFebrlAreFoundWithoutLabels() throws IOException {
    Path records = RealData.folder("febrl").resolve("dataset1.csv");
    List<String> truth = new ArrayList<>(List.of("id,cluster"));
    Files.readAllLines(records).stream()
        .skip(1)
        .map(line -> line.split(",")[0].strip())
        .forEach(id -> truth.add(id + "," + id.split("-")[1]));

    Evaluation evaluation =
        evaluate(records, Files.write(folder.resolve("truth.csv"), truth), "soc_sec_id");

    assertThat(evaluation.results().get(0).metrics().get("f1")).isGreaterThan(0.99);
  }

  @Test
  void neighboursStayTwoPeopleThoughPostcodeAndRegionRepeatTheirSuburb() throws IOException {
    Random random = new Random(5);
    List<String> records =
        new ArrayList<>(List.of("id,given_name,surname,suburb,postcode,state,born"));
    List<String> truth = new ArrayList<>(List.of("id,cluster"));
    for (int person = 0; person < PEOPLE; person++) {
      String given = name(random, 150);
      String surname = name(random, 600);
      int suburb = random.nextInt(SUBURBS);
      String born =
          "%d%02d%02d"
              .formatted(1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
      for (int copy = 0; copy < (person % 4 == 0 ? 2 : 1); copy++) {
        String id = "r" + person + "-" + copy;
        records.add(
            String.join(
                ",",
                id,
                copy == 1 && person % 8 == 0 ? slip(given) : given,
                copy == 1 && person % 12 == 0 ? slip(surname) : surname,
                "town" + name(new Random(suburb), 1 << 20),
                Integer.toString(2000 + 37 * suburb),
                "s" + suburb % 6,
                born));
        truth.add(id + "," + person);
      }
    }

    Evaluation evaluation =
        evaluate(
            Files.write(folder.resolve("records.csv"), records),
            Files.write(folder.resolve("truth.csv"), truth));

    ModelResult result = evaluation.results().get(0);
    assertThat(result.metrics().get("precision")).isGreaterThan(0.99);
    assertThat(result.metrics().get("recall")).isGreaterThan(0.97);
    assertThat(leaning(result)).contains("state").doesNotContain("given_name", "surname", "born");
    assertThat(leaning(result)).containsAnyOf("suburb", "postcode").hasSize(2);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> leaning(ModelResult result) {
    List<Map<String, Object>> evidence = (List<Map<String, Object>>) result.more().get("evidence");
    return evidence.stream()
        .filter(one -> one.get("leans_on") != null)
        .map(one -> one.get("field"))
        .toList();
  }

  private static String name(Random random, int names) {
    Random letters = new Random(random.nextInt(names));
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      name.append((char) ('a' + letters.nextInt(26)));
    }
    return name.toString();
  }

  private static String slip(String name) {
    return name.substring(0, 4) + name.substring(5);
  }

  private static Evaluation evaluate(Path records, Path truth, String... dropped) {
    return IdentityEvaluation.run(
        new IdentityRequest(
            List.of(records),
            Optional.of(truth),
            Map.of(),
            List.of(dropped),
            false,
            MatchSettings.USUAL,
            SharedSpark.session()));
  }
}
