package org.kith.models.lookalike;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;

/** The audience spends much; who spends much is young and writes much, of which some is unknown. */
class ResemblanceTrainingTest {

  private static final StructType PEOPLE =
      StructType.fromDDL(
          "person_id STRING, spend DECIMAL(18,2), age INT, posts BIGINT, member BOOLEAN, constant INT");
  private static final List<String> NAMES = List.of("spend", "age", "posts", "member", "constant");
  private static final LookalikeQuestion QUESTION =
      new LookalikeQuestion("like", "like good ones", "spend > 300", List.of("spend"), null, 3);

  private static Dataset<Row> people;
  private static Dataset<Row> audience;
  private static ResemblanceTraining.Learnt learnt;

  @BeforeAll
  static void learn() {
    Random random = new Random(4);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      int age = 18 + random.nextInt(50);
      long posts = (long) Math.expm1(4 * random.nextDouble());
      double spend = 200 - 3 * age + 40 * Math.log1p(posts) + 60 * random.nextGaussian();
      rows.add(
          RowFactory.create(
              "p%04d".formatted(i),
              java.math.BigDecimal.valueOf(spend),
              random.nextInt(9) == 0 ? null : age,
              posts,
              random.nextBoolean(),
              1));
    }
    people = SharedSpark.session().createDataFrame(rows, PEOPLE).cache();
    audience = people.where("spend > 230").select("person_id");
    learnt = new ResemblanceTraining(QUESTION).learn(people, audience, NAMES);
  }

  @Test
  void whatTheAudienceHasInCommonIsLearntWithoutWhatDefinesIt() {
    assertThat(learnt.model().features()).containsExactly("age", "constant", "member", "posts");
    assertThat(learnt.metrics().get("auc")).isBetween(.75, .98);
    assertThat(learnt.metrics().get("auc")).isGreaterThan(learnt.metrics().get("baseline.auc"));
    assertThat(List.copyOf(learnt.importance().keySet()).subList(0, 2))
        .containsExactlyInAnyOrder("age", "posts");
    assertThat(learnt.importance()).containsEntry("constant", 0.0);
    assertThat(learnt.counts().get("test")).isBetween(650L, 850L);
  }

  @Test
  void anAudienceIsCountedAmongEverybodyAndAHundredAreEnough() {
    assertThatThrownBy(() -> learn(99))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.GATE_REFUSED))
        .hasMessageContaining("99 of 3,000 people are in it; it must hold 100 or more");

    assertThat(learn(101).counts()).containsEntry("train_yes", 101L);
  }

  private static ResemblanceTraining.Learnt learn(int size) {
    return new ResemblanceTraining(QUESTION)
        .learn(people, people.orderBy(col("spend").desc()).limit(size), NAMES);
  }

  @Test
  void everybodyHasAScoreAndTheLikestAReason() {
    List<Row> scores = scores(people);

    assertThat(scores).hasSize(3_000);
    assertThat(scores).allMatch(row -> row.getDouble(1) >= 0 && row.getDouble(1) <= 1);
    assertThat(scores.get(2_999).<String>getAs("reason"))
        .contains("alike in {tag:")
        .contains("{tag:posts}: high");
  }

  @Test
  void aFeatureThatIsThereNoLongerCountsAsUnknown() {
    List<Row> without = scores(people.drop("age"));

    assertThat(without).hasSize(3_000);
    assertThat(without).isEqualTo(scores(people.withColumn("age", lit(null).cast("int"))));
  }

  private static List<Row> scores(Dataset<Row> asked) {
    return learnt.model().score(asked).orderBy("percentile").collectAsList();
  }

  @Test
  void aSavedModelAndOneLearntAgainFromShuffledRowsScoreTheSame(@TempDir Path folder) {
    String place = folder.resolve("like").toString();
    learnt.model().save(SharedSpark.session(), place);
    ResemblanceTraining.Learnt again =
        new ResemblanceTraining(QUESTION).learn(people.repartition(5), audience, NAMES);

    assertThat(Resemblance.load(SharedSpark.session(), place)).isEqualTo(learnt.model());
    assertThat(again.model()).isEqualTo(learnt.model());
  }
}
