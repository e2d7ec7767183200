package org.kith.models.recommend.ials;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kith.models.recommend.ials.Choices.choices;
import static org.kith.models.recommend.ials.Choices.factors;
import static org.kith.models.recommend.ials.Choices.fitted;
import static org.kith.models.recommend.ials.Choices.frame;
import static org.kith.models.recommend.ials.Choices.matrix;
import static org.kith.models.recommend.ials.Choices.parameters;
import static org.kith.models.recommend.ials.Choices.people;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.matrix.TasteMatrix;

class IalsOnSparkTest {

  @ParameterizedTest
  @ValueSource(strings = {"cg", "cholesky", "subspace"})
  void sparkFindsTheFactorsThatMemoryFinds(String solver) {
    Map<String, String> given =
        Map.of(
            "rank",
            "20",
            "iterations",
            "3",
            "blocks",
            "3",
            "solver",
            solver,
            "weights",
            "log",
            "rho",
            ".4");
    Parameters parameters = Parameters.of(new Ials().parameters(), given);
    List<Row> rows = choices(5);
    TasteMatrix tastes = matrix(rows);
    LocalModel local = new Ials().on(tastes).fit(parameters, 3);
    float[] scores = new float[tastes.items().count()];

    try (RecommenderModel model = new Ials().recommender(parameters, 3).fit(frame(rows))) {
      Dataset<Row> people = frame(rows).where("person_id LIKE 'p%'");
      Dataset<Row> nothing = frame(List.of()).select("person_id", "item_id");
      List<Row> lists =
          model.lists(people, nothing, null, 100, false).orderBy("person_id").collectAsList();
      assertThat(lists.size()).isEqualTo(tastes.people().count() * tastes.items().count());
      String person = null;
      for (Row row : lists) {
        if (!row.getString(0).equals(person)) {
          person = row.getString(0);
          local.score(tastes.people().number(person), scores);
        }
        double expected = scores[tastes.items().number(row.getString(1))];
        assertThat(row.getDouble(3)).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void neitherOrderNorPartitionsOfTheRowsChangeAFactor() {
    Parameters parameters = parameters("cg", 3);
    List<Row> rows = choices(5);
    List<Row> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);

    try (IalsModel one = fitted(parameters, frame(rows));
        IalsModel other = fitted(parameters, frame(reversed).repartition(7))) {
      assertThat(other.known().factors()).isEqualTo(one.known().factors());
      assertThat(people(other)).isEqualTo(people(one));
    }
  }

  @Test
  void aPersonFoldedInHasTheFactorsThatTheFitGaveIt() {
    Dataset<Row> rows = frame(choices(5));
    String id = "p\t1\uD83D\uDE00";

    try (IalsModel model = fitted(parameters("cholesky", 3), rows)) {
      Dataset<Row> own = rows.where(col("person_id").equalTo(id));
      IalsModel folded = model.foldIn(own);
      float[] before = factors(model, id);
      float[] after = factors(folded, id);
      for (int f = 0; f < before.length; f++) {
        assertThat(after[f]).isCloseTo(before[f], within(1e-5f));
      }
      assertThat(folded.tastes().count()).isEqualTo(model.tastes().count());
    }
  }

  @Test
  void reasonsOfASavedModelAddUpToTheScoreThatTheyExplain(@TempDir Path folder) {
    Dataset<Row> rows = frame(choices(5));
    String saved = folder.resolve("model").toString();

    try (IalsModel model = fitted(parameters("cholesky", 3), rows)) {
      model.save(saved);
    }
    try (IalsModel model = IalsModel.load(SharedSpark.session(), saved)) {
      Row taste = model.tastes().orderBy("person_id").first();
      int[] past = taste.<Integer>getList(2).stream().mapToInt(i -> i).toArray();
      double score = 0;
      for (int f = 0; f < model.known().rank(); f++) {
        score += taste.<Float>getList(1).get(f) * model.known().factors()[f];
      }
      double[] shares = model.reasons().shares(past, ones(past.length), new int[] {0})[0];
      assertThat(Arrays.stream(shares).sum()).isCloseTo(score, within(1e-5));
    }
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
