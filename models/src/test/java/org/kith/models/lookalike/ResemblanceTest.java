package org.kith.models.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.models.propensity.margin.LinearMargins;
import org.kith.models.propensity.margin.ScaledFeatures;

/** One person in ten of those who are alike is in the audience, so that many have the score 1. */
class ResemblanceTest {

  private static final Resemblance MODEL =
      new Resemblance(
          new ScaledFeatures(List.of(new ScaledFeatures.Scale("visits", 0, 1))),
          new LinearMargins(List.of(1.0), 0),
          0,
          .1);

  @Test
  void amongThoseWithTheHighestScoreTheLikestStandFirst() {
    List<Row> scores = scores(8);

    assertThat(scores.subList(1, 8)).allMatch(row -> row.getDouble(1) == 1);
    assertThat(scores).extracting(row -> row.getString(0)).containsExactlyElementsOf(byVisits(8));
    assertThat(scores).extracting(row -> row.getDouble(2)).isSorted().endsWith(1.0);
  }

  /** Each person's visits are fewer the later their id. */
  private static List<Row> scores(int people) {
    List<Row> rows = new ArrayList<>();
    for (int p = 0; p < people; p++) {
      rows.add(RowFactory.create("p" + p, 2 - p));
    }
    StructType schema = StructType.fromDDL("person_id STRING, visits INT");
    return MODEL
        .score(SharedSpark.session().createDataFrame(rows, schema))
        .orderBy("percentile")
        .collectAsList();
  }

  private static List<String> byVisits(int people) {
    List<String> ids = new ArrayList<>();
    for (int p = people - 1; p >= 0; p--) {
      ids.add("p" + p);
    }
    return ids;
  }
}
