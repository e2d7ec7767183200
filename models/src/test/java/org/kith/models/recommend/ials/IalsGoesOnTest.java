package org.kith.models.recommend.ials;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kith.models.recommend.ials.Choices.choices;
import static org.kith.models.recommend.ials.Choices.factors;
import static org.kith.models.recommend.ials.Choices.fitted;
import static org.kith.models.recommend.ials.Choices.frame;
import static org.kith.models.recommend.ials.Choices.parameters;
import static org.kith.models.recommend.ials.Choices.people;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.Objective;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.Solver;
import org.kith.models.recommend.ials.solve.StartingFactors;
import org.kith.models.recommend.ials.spread.Checkpoints;
import org.kith.models.recommend.ials.spread.SpreadFactors;
import org.kith.models.recommend.ials.spread.SpreadRatings;
import org.kith.models.recommend.ials.spread.WarmStart;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.popular.Popularity;

/** A fit that begins with factors of an earlier one. */
class IalsGoesOnTest {

  @Test
  void aFitThatStartsWhereAnotherEndedGoesOnFromThere() {
    Dataset<Row> rows = frame(choices(5));

    try (IalsModel half = fitted(parameters("cg", 2), rows);
        IalsModel whole = fitted(parameters("cg", 4), rows)) {
      IalsModel resumed =
          (IalsModel) new Ials().recommender(parameters("cg", 2), 3).fit(rows, half);
      assertThat(resumed.known().factors()).isEqualTo(whole.known().factors());
      assertThat(people(resumed)).isEqualTo(people(whole));
    }
  }

  @Test
  void twoIterationsFromTheLastVersionFitAsWellAsAColdStart() {
    List<Row> all = choices(5);
    Dataset<Row> most = frame(all.subList(0, all.size() - 3));
    Parameters many = parameters("cg", 12);

    try (IalsModel before = fitted(many, most);
        IalsModel cold = fitted(many, frame(all))) {
      IalsModel warm = (IalsModel) new Ials().recommender(many, 3).fit(frame(all), before);
      assertThat(missed(warm)).isCloseTo(missed(cold), within(.02));
    }
  }

  @Test
  void aLongFitThatWasKilledGoesOnFromItsLastCheckpoint(@TempDir Path place) {
    Parameters parameters = parameters("cg", 7);
    Recommender resuming =
        new IalsRecommender(
            IalsParameters.of(parameters, 3),
            Popularity.recommenderOf(parameters),
            place.toString(),
            10);
    Dataset<Row> rows = frame(choices(5));

    try (IalsModel whole = fitted(parameters, rows);
        IalsModel written = (IalsModel) resuming.fit(rows)) {
      assertThat(written.known().factors()).isEqualTo(whole.known().factors());
      assertThat(checkpoints(place)).containsExactly("000004");
      try (IalsModel resumed = (IalsModel) resuming.fit(rows)) {
        assertThat(resumed.known().factors()).isEqualTo(whole.known().factors());
        assertThat(people(resumed)).isEqualTo(people(whole));
      }
      try (IalsModel other = (IalsModel) resuming.fit(frame(choices(6)))) {
        assertThat(other.known().factors()).isNotEqualTo(whole.known().factors());
      }
    }
  }

  @Test
  void aFitThatGoesOnDoesNotBeginAnew(@TempDir Path place) {
    SpreadRatings ratings = SpreadRatings.of(frame(choices(5)), 3, weights -> null);
    StartingFactors start = new StartingFactors(3, .02, 20);
    Checkpoints every = new Checkpoints(place.toString(), "fit", 1);
    JavaRDD<FactorBlock> never =
        ratings
            .people()
            .map(
                block -> {
                  throw new IllegalStateException("begun anew");
                });

    learnt(ratings, ratings.people().map(start::of), every, 3).forget();
    SpreadFactors resumed = learnt(ratings, never, every, 4);
    SpreadFactors whole = learnt(ratings, ratings.people().map(start::of), Checkpoints.NONE, 4);

    assertThat(resumed.people().map(FactorBlock::factors).collect())
        .usingElementComparator(Arrays::compare)
        .containsExactlyElementsOf(whole.people().map(FactorBlock::factors).collect());
  }

  private static SpreadFactors learnt(
      SpreadRatings ratings, JavaRDD<FactorBlock> start, Checkpoints checkpoints, int iterations) {
    Objective objective = new Objective(.05, .01, 1, 0);
    Solver cg = new Solver(Solver.Kind.CG, 3, 8);
    int size = FactorTable.padded(20);
    return SpreadFactors.learn(ratings, start, null, objective, cg, size, iterations, checkpoints);
  }

  private static List<String> checkpoints(Path place) {
    List<String> names = new ArrayList<>();
    for (File fit : place.toFile().listFiles()) {
      names.addAll(List.of(fit.list()));
    }
    return names;
  }

  @Test
  void whoIsNewStartsWhereTheEarlierItemsWouldPutHim() {
    List<Row> all = choices(5);
    String id = "p\t1\uD83D\uDE00";
    Dataset<Row> others = frame(all).where(col("person_id").notEqual(id));
    Dataset<Row> own = frame(all).where(col("person_id").equalTo(id));

    Parameters alike = Parameters.of(new Ials().parameters(), Map.of("rank", "20", "blocks", "3"));
    try (IalsModel before = fitted(alike, others)) {
      SpreadRatings ratings = SpreadRatings.of(frame(all), 3, weights -> null);
      WarmStart start = new WarmStart(ratings, new Objective(.05, .01, 1, 0), 20);
      JavaRDD<FactorBlock> items = start.items(before.known());
      JavaRDD<FactorBlock> people = start.people(before.tastes(), items);

      assertThat(row(ratings, people, id))
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(factors(before.foldIn(own), id));
      String other = "p\t2\uD83D\uDE00";
      assertThat(row(ratings, people, other)).containsExactly(factors(before, other));
    }
  }

  private static float[] row(SpreadRatings ratings, JavaRDD<FactorBlock> people, String id) {
    List<RatingBlock> blocks = ratings.people().collect();
    List<FactorBlock> factors = people.collect();
    for (int b = 0; b < blocks.size(); b++) {
      int row = Arrays.asList(blocks.get(b).ids()).indexOf(id);
      if (row >= 0) {
        int from = row * FactorTable.padded(20);
        return Arrays.copyOfRange(factors.get(b).factors(), from, from + 20);
      }
    }
    throw new AssertionError(id + " is in no block");
  }

  /** Mean of (1 − score)² over what people chose. */
  private static double missed(IalsModel model) {
    double sum = 0;
    int count = 0;
    int rank = model.known().rank();
    for (Row row : model.tastes().collectAsList()) {
      List<Float> person = row.getList(1);
      for (int item : row.<Integer>getList(2)) {
        double score = 0;
        for (int f = 0; f < rank; f++) {
          score += person.get(f) * model.known().factors()[item * rank + f];
        }
        sum += (1 - score) * (1 - score);
        count++;
      }
    }
    return sum / count;
  }
}
