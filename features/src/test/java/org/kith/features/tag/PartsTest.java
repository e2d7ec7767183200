package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;

class PartsTest {

  @Test
  void peopleAreDealtIntoAsManyPartsAsTheLargestRelationsFilesNeed(@TempDir Path folder) {
    String file = folder.resolve("numbers").toString();
    SharedSpark.session()
        .range(0, 2_400_000, 1, 1)
        .selectExpr("rand(1) AS number")
        .write()
        .parquet(file);
    Dataset<Row> large = SharedSpark.session().read().parquet(file);

    assertThat(Parts.of(List.of(numbers(10), large.where("number > 2")))).isEqualTo(3);
  }

  @Test
  void aRelationThatWasWorkedOutNeedsNoMorePartsThanSparkHas() {
    Dataset<Row> paired = numbers(100).localCheckpoint().crossJoin(numbers(100).toDF("other"));

    assertThat(Parts.of(List.of(paired.localCheckpoint()))).isEqualTo(2);
    assertThat(Parts.of(List.of())).isEqualTo(1);
  }

  private static Dataset<Row> numbers(int count) {
    return SharedSpark.session().range(count).toDF();
  }
}
