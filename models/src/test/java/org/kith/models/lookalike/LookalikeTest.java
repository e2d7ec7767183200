package org.kith.models.lookalike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.error.SettingFault;

/** People of whom a fifth belong to a kind, and a seed of a third of that fifth. */
class LookalikeTest {

  private static final StructType PEOPLE =
      new StructType()
          .add("person_id", DataTypes.StringType)
          .add("features", SQLDataTypes.VectorType());
  private static final StructType SEED = StructType.fromDDL("person_id STRING");
  private static final int SIZE = 6_000;

  private static final Map<String, Double> CHANCES = new TreeMap<>();
  private static final Set<String> KIND = new HashSet<>();
  private static Dataset<Row> people;
  private static Dataset<Row> seed;
  private static LookalikeModel model;
  private static Dataset<Row> scored;

  @BeforeAll
  static void learn() {
    Random random = new Random(8);
    List<Row> rows = new ArrayList<>();
    List<Row> seeds = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      String person = "p%04d".formatted(i);
      double[] x = random.doubles(4, -1, 1).toArray();
      double chance = 1 / (1 + Math.exp(-(-2.5 + 3 * x[0] - 2 * x[1])));
      CHANCES.put(person, chance);
      if (random.nextDouble() < chance) {
        KIND.add(person);
        if (random.nextInt(3) == 0) {
          seeds.add(RowFactory.create(person));
        }
      }
      rows.add(RowFactory.create(person, Vectors.dense(x)));
    }
    seeds.add(seeds.get(0));
    seeds.add(RowFactory.create("nobody"));
    people = SharedSpark.session().createDataFrame(rows, PEOPLE);
    seed = SharedSpark.session().createDataFrame(seeds, SEED);
    model = trainer(1).fit(people, seed);
    scored = model.score(people).cache();
  }

  @AfterAll
  static void free() {
    scored.unpersist();
  }

  @Test
  void similarityComesNearTheChanceOfBelongingThoughMostWhoBelongAreNotInTheSeed() {
    double error = 0;
    double sum = 0;
    for (Row row : scored.collectAsList()) {
      assertThat(row.getDouble(1)).isBetween(0.0, 1.0);
      error += Math.abs(row.getDouble(1) - CHANCES.get(row.getString(0)));
      sum += row.getDouble(1);
    }
    double share = (double) KIND.size() / SIZE;

    assertThat(scored.count()).isEqualTo(SIZE);
    // Those of the seed alone would be a third of the share.
    assertThat(sum / SIZE).isBetween(.5 * share, 1.7 * share);
    assertThat(error / SIZE).isLessThan(.12);
  }

  @Test
  void theAudienceHoldsFarMoreOfTheKindThanPeopleByChance() {
    List<Row> audience = Audience.of(scored, seed, 300).collectAsList();
    long hits = audience.stream().filter(row -> KIND.contains(row.getString(0))).count();
    Set<String> seeds =
        seed.collectAsList().stream().map(row -> row.getString(0)).collect(Collectors.toSet());

    assertThat(audience).hasSize(300);
    assertThat(audience).noneMatch(row -> seeds.contains(row.getString(0)));
    assertThat(hits / 300.0).isGreaterThan(2.5 * KIND.size() / SIZE);
  }

  @Test
  void ranksAreTotalByMarginThenPersonAndEndWithThePeople() {
    Dataset<Row> tied =
        SharedSpark.session()
            .createDataFrame(
                List.of(
                    RowFactory.create("c", .5, 0.0),
                    RowFactory.create("b", .5, 0.0),
                    RowFactory.create("a", .1, -2.0),
                    RowFactory.create("s", .9, 3.0)),
                StructType.fromDDL("person_id STRING, similarity DOUBLE, margin DOUBLE"));
    Dataset<Row> own = SharedSpark.session().createDataFrame(List.of(RowFactory.create("s")), SEED);

    assertThat(Audience.of(tied, own, 99).orderBy("rank").collectAsList())
        .containsExactly(
            RowFactory.create("b", .5, 1L),
            RowFactory.create("c", .5, 2L),
            RowFactory.create("a", .1, 3L));
    assertThat(Audience.curve(tied, own, List.of(2L, 3L, 4L)))
        .containsExactly(new Audience.SizePoint(2, .5, .5), new Audience.SizePoint(3, 1.1 / 3, .1));
  }

  @Test
  void theLargerTheAudienceTheLessItsPeopleResembleTheSeed() {
    List<Audience.SizePoint> curve =
        Audience.curve(scored, seed, List.of(100L, 500L, 2_000L, 5_000L));

    assertThat(curve).hasSize(4);
    for (int i = 1; i < curve.size(); i++) {
      assertThat(curve.get(i).meanSimilarity()).isLessThan(curve.get(i - 1).meanSimilarity());
      assertThat(curve.get(i).leastSimilarity())
          .isLessThanOrEqualTo(curve.get(i - 1).leastSimilarity());
    }
  }

  @Test
  void theSameSeedOfChanceGivesTheSameModelInAnyOrderAndParts() {
    LookalikeModel again = trainer(1).fit(people.repartition(5), seed);
    Map<String, Double> first = similarities(scored);

    similarities(again.score(people))
        .forEach((person, own) -> assertThat(own).isCloseTo(first.get(person), within(1e-9)));
    assertThat(again.seedPeople()).isEqualTo(model.seedPeople());
    assertThat(model.labelledShare()).isBetween(.1, .7);
  }

  @Test
  void aSeedThatIsTooSmallOrEverybodyIsAProblem() {
    Dataset<Row> few = seed.limit(30);
    assertThatThrownBy(() -> trainer(1).fit(people, few))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.GATE_REFUSED))
        .hasMessageContaining("of 6,000 people");
    assertThatThrownBy(() -> trainer(1).fit(people, people.select("person_id")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("not everybody");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new LookalikeSettings(0, .2, 100, 1)).isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new LookalikeSettings(5, .9, 100, 1)).isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new LookalikeSettings(5, .2, 3, 1)).isInstanceOf(SettingFault.class);
  }

  private static LookalikeTrainer trainer(long chance) {
    return new LookalikeTrainer(LookalikeSettings.usual(chance));
  }

  private static Map<String, Double> similarities(Dataset<Row> scored) {
    Map<String, Double> similarities = new TreeMap<>();
    scored.collectAsList().forEach(row -> similarities.put(row.getString(0), row.getDouble(1)));
    return similarities;
  }
}
