package org.kith.models.recommend.ials;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.Objective;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.Solver;
import org.kith.models.recommend.ials.solve.StartingFactors;
import org.kith.models.recommend.ials.spread.Checkpoints;
import org.kith.models.recommend.ials.spread.SpreadFactors;
import org.kith.models.recommend.ials.spread.SpreadRatings;
import org.kith.models.recommend.ials.spread.WarmStart;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.matrix.TasteMatrixBuilder;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.popular.Popularity;

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

  private static Parameters parameters(String solver, int iterations) {
    Map<String, String> given =
        Map.of(
            "rank",
            "20",
            "iterations",
            "" + iterations,
            "blocks",
            "3",
            "solver",
            solver,
            "rho",
            ".3");
    return Parameters.of(new Ials().parameters(), given);
  }

  private static IalsModel fitted(Parameters parameters, Dataset<Row> rows) {
    return (IalsModel) new Ials().recommender(parameters, 3).fit(rows);
  }

  private static List<String> people(IalsModel model) {
    return model.tastes().collectAsList().stream().map(row -> row.toString()).sorted().toList();
  }

  private static float[] factors(IalsModel model, String id) {
    List<Float> values = model.tastes().where(col("person_id").equalTo(id)).head().getList(1);
    float[] factors = new float[values.size()];
    for (int f = 0; f < factors.length; f++) {
      factors[f] = values.get(f);
    }
    return factors;
  }

  /** Some pairs twice, ids with tabs and emoji, rows that do not count. */
  static List<Row> choices(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int person = 0; person < 40; person++) {
      for (int item = 0; item < 25; item++) {
        if (random.nextInt(4) == 0) {
          String personId = "p\t" + person + "\uD83D\uDE00";
          String itemId = (item % 2 == 0 ? "\uD83C\uDF81" : "\uFF21") + item;
          rows.add(RowFactory.create(personId, itemId, random.nextDouble() * 3));
          if (random.nextBoolean()) {
            rows.add(RowFactory.create(personId, itemId, random.nextDouble()));
          }
        }
      }
    }
    rows.add(RowFactory.create("nobody", "nothing", Double.NaN));
    rows.add(RowFactory.create("nobody", "nothing", -1.0));
    rows.add(RowFactory.create(null, "nothing", 1.0));
    Collections.shuffle(rows, random);
    return rows;
  }

  static TasteMatrix matrix(List<Row> rows) {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    for (Row row : rows) {
      builder.add(row.getString(0), row.getString(1), row.getDouble(2), Double.NaN);
    }
    return builder.build();
  }

  static Dataset<Row> frame(List<Row> rows) {
    StructType schema = StructType.fromDDL("person_id STRING, item_id STRING, weight DOUBLE");
    return SharedSpark.session().createDataFrame(rows, schema).repartition(3);
  }
}
