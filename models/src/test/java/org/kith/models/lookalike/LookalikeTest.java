package org.kith.models.lookalike;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.error.SettingFault;
import org.kith.models.evaluate.AudienceSize;

/** People of whom a fifth belong to a kind, and a seed of a third of that fifth. */
class LookalikeTest {

  private static final StructType PEOPLE =
      StructType.fromDDL("person_id STRING, a DOUBLE, b DOUBLE, c DOUBLE, d DOUBLE");
  private static final StructType SEED = StructType.fromDDL("person_id STRING");
  private static final List<String> NAMES = List.of("a", "b", "c", "d");
  private static final LookalikeQuestion QUESTION =
      new LookalikeQuestion("like", "is like the seed", "in_seed", null, null, 1);
  private static final int SIZE = 6_000;

  private static final Map<String, Double> CHANCES = new TreeMap<>();
  private static final Set<String> KIND = new HashSet<>();
  private static Dataset<Row> people;
  private static Dataset<Row> seed;
  private static ResemblanceTraining.Learnt learnt;
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
      rows.add(RowFactory.create(person, x[0], x[1], x[2], x[3]));
    }
    seeds.add(seeds.get(0));
    seeds.add(RowFactory.create("nobody"));
    people = SharedSpark.session().createDataFrame(rows, PEOPLE);
    seed = SharedSpark.session().createDataFrame(seeds, SEED);
    learnt = learnt(seed);
    scored = learnt.model().score(people).cache();
  }

  @AfterAll
  static void free() {
    scored.unpersist();
  }

  @Test
  void similarityComesNearTheChanceOfBelongingThoughMostWhoBelongAreNotInTheSeed() {
    double error = 0;
    double sum = 0;
    for (Row row : scored.select("person_id", "score").collectAsList()) {
      assertThat(row.getDouble(1)).isBetween(0.0, 1.0);
      error += Math.abs(row.getDouble(1) - CHANCES.get(row.getString(0)));
      sum += row.getDouble(1);
    }
    double share = (double) KIND.size() / SIZE;

    assertThat(scored.count()).isEqualTo(SIZE);
    assertThat(learnt.model().labelledShare()).isBetween(.1, .7);
    // Those of the seed alone would be a third of the share.
    assertThat(sum / SIZE).isBetween(.5 * share, 1.7 * share);
    assertThat(error / SIZE).isLessThan(.12);
  }

  @Test
  void theAudienceHoldsFarMoreOfTheKindThanPeopleByChance() {
    Set<String> seeds =
        seed.collectAsList().stream().map(row -> row.getString(0)).collect(Collectors.toSet());
    List<String> audience =
        scored.orderBy(col("percentile").desc()).collectAsList().stream()
            .map(row -> row.getString(0))
            .filter(person -> !seeds.contains(person))
            .limit(300)
            .toList();
    long hits = audience.stream().filter(KIND::contains).count();

    assertThat(hits / 300.0).isGreaterThan(2.5 * KIND.size() / SIZE);
  }

  @Test
  void theLargerTheAudienceTheLessItsPeopleResembleTheSeed() {
    List<AudienceSize> sizes = learnt.sizes();

    assertThat(sizes).hasSizeGreaterThan(8);
    assertThat(sizes).isSortedAccordingTo(Comparator.comparingLong(AudienceSize::people));
    for (int i = 1; i < sizes.size(); i++) {
      assertThat(sizes.get(i).meanSimilarity())
          .isLessThanOrEqualTo(sizes.get(i - 1).meanSimilarity());
      assertThat(sizes.get(i).leastSimilarity())
          .isLessThanOrEqualTo(sizes.get(i - 1).leastSimilarity());
    }
    assertThat(sizes.get(sizes.size() - 1).meanSimilarity())
        .isLessThan(.5 * sizes.get(0).meanSimilarity());
  }

  @Test
  void aSeedThatIsTooSmallOrEverybodyIsAProblem() {
    Dataset<Row> few = seed.limit(30);
    assertThatThrownBy(() -> learnt(few))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.GATE_REFUSED))
        .hasMessageContaining("of 6,000 people");
    assertThatThrownBy(() -> learnt(people.select("person_id")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("not everybody");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new LookalikeSettings(0, .2, 100, 1)).isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new LookalikeSettings(5, .9, 100, 1)).isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new LookalikeSettings(5, .2, 3, 1)).isInstanceOf(SettingFault.class);
  }

  private static ResemblanceTraining.Learnt learnt(Dataset<Row> audience) {
    return new ResemblanceTraining(QUESTION).learn(people, audience, NAMES);
  }
}
