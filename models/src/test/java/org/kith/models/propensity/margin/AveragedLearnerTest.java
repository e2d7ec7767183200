package org.kith.models.propensity.margin;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class AveragedLearnerTest {

  /** Says the same of everybody. */
  private record Constant(double margin) implements MarginLearner {

    @Override
    public String name() {
      return "constant";
    }

    @Override
    public Margins fit(Dataset<Row> rows) {
      return people -> people.withColumn("margin", lit(margin));
    }
  }

  @Test
  void theMarginIsTheMeanOfTheLearnersMarginsAndNothingElseIsAdded() {
    Dataset<Row> people = SharedSpark.session().range(3).toDF("id");
    MarginLearner learner =
        new AveragedLearner("three", List.of(new Constant(1), new Constant(2), new Constant(-9)));

    Dataset<Row> added = learner.fit(people).added(people);

    assertThat(added.columns()).containsExactly("id", "margin");
    assertThat(added.collectAsList())
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.getDouble(1)).isEqualTo(-2));
  }

  @Test
  void withoutLearnersThereIsNoMean() {
    assertThatThrownBy(() -> new AveragedLearner("none", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
