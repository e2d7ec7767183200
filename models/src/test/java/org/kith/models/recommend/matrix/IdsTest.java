package org.kith.models.recommend.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class IdsTest {

  private static final List<String> ODD =
      List.of("b", "", "a\tb", "😀", "\uFFFD", "é", "a", "中", "a");

  @Test
  void idsAreNumberedInTheOrderInWhichSparkSortsStrings() {
    List<String> sorted =
        SharedSpark.session()
            .createDataset(ODD, Encoders.STRING())
            .distinct()
            .orderBy("value")
            .collectAsList();

    Ids ids = Ids.of(ODD);

    assertThat(IntStream.range(0, ids.count()).mapToObj(ids::id)).isEqualTo(sorted);
  }

  @Test
  void anIdIsFoundUnderItsNumberAndAnUnknownOneIsNot() {
    Ids ids = Ids.of(ODD);

    assertThat(ODD).allSatisfy(id -> assertThat(ids.id(ids.number(id))).isEqualTo(id));
    assertThat(ids.number("c")).isEqualTo(-1);
  }
}
