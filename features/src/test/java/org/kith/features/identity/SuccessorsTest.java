package org.kith.features.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class SuccessorsTest {

  @Test
  void rowsGoWithTheIdentifiersOfThePersonThatTheyAreAbout() {
    Dataset<Row> earlier =
        identities("1 absorbed", "2 stays", "3 torn", "4 torn", "5 renamed", "6 gone", "7 gone");
    Dataset<Row> later =
        identities("1 stays", "2 stays", "3 torn", "4 other", "5 name", "8 newcomer");
    Dataset<Row> rows =
        frame(
            "person_id STRING, n STRING", "absorbed a", "torn t", "renamed r", "gone g", "stays s");

    Dataset<Row> found = Successors.of(rows, earlier, later);

    assertThat(found.columns()).containsExactly("person_id", "n");
    assertThat(found.collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .containsExactlyInAnyOrder("stays a", "torn t", "other t", "name r", "gone g", "stays s");
  }

  private static Dataset<Row> identities(String... rows) {
    return frame("value STRING, person_id STRING", rows).selectExpr("'member' AS kind", "*");
  }

  private static Dataset<Row> frame(String columns, String... rows) {
    return SharedSpark.session()
        .createDataFrame(
            List.of(rows).stream()
                .map(row -> RowFactory.create((Object[]) row.split(" ")))
                .toList(),
            StructType.fromDDL(columns));
  }
}
