package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class TransitionsTest {

  @Test
  void everybodyOfTheLaterProfileIsCountedOnceForEachTag() {
    Dataset<Row> earlier =
        profile("('a', 'new', 1), ('b', 'new', 1), ('c', NULL, 2), ('gone', 'new', 1)");
    Dataset<Row> later =
        profile("('a', 'old', 1), ('b', 'new', 1), ('c', 'new', NULL), ('fresh', 'new', 1)");

    assertThat(
            Transitions.between(earlier, later, List.of("stage", "rung")).collectAsList().stream()
                .map(row -> row.mkString(" ")))
        .containsExactlyInAnyOrder(
            "stage new old 1",
            "stage new new 1",
            "stage null new 2",
            "rung 1 1 2",
            "rung 2 null 1",
            "rung null 1 1");
  }

  private static Dataset<Row> profile(String rows) {
    return SharedSpark.session()
        .sql("SELECT * FROM VALUES " + rows + " AS profile(person_id, stage, rung)");
  }
}
