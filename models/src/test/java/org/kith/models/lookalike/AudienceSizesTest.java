package org.kith.models.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.models.evaluate.AudienceSize;

class AudienceSizesTest {

  private static final StructType SCORED =
      StructType.fromDDL("person_id STRING, score DOUBLE, percentile DOUBLE");
  private static final StructType SEED = StructType.fromDDL("person_id STRING");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eachSizeIsThatOfAListCutAtThePercentileWithoutTheSeed(long chance) {
    Random random = new Random(chance);
    List<Row> people = new ArrayList<>();
    List<Row> seed = new ArrayList<>();
    Set<String> seeds = new HashSet<>();
    for (int i = 1; i <= 200; i++) {
      people.add(RowFactory.create("p" + i, random.nextInt(i) / 200.0, i / 200.0));
      if (random.nextInt(5) == 0) {
        seed.add(RowFactory.create("p" + i));
        seeds.add("p" + i);
      }
    }

    List<AudienceSize> sizes = AudienceSizes.of(frame(people, SCORED), frame(seed, SEED));

    assertThat(sizes).isNotEmpty();
    for (AudienceSize size : sizes) {
      double[] taken =
          people.stream()
              .filter(row -> row.getDouble(2) >= size.percentile())
              .filter(row -> !seeds.contains(row.getString(0)))
              .mapToDouble(row -> row.getDouble(1))
              .sorted()
              .toArray();
      assertThat(size.people()).isEqualTo(taken.length);
      assertThat(size.leastSimilarity()).isEqualTo(taken[0]);
      double sum = 0;
      for (double one : taken) {
        sum += one;
      }
      assertThat(Math.abs(size.meanSimilarity() - sum / taken.length)).isLessThan(1e-9);
    }
    assertThat(sizes.get(sizes.size() - 1).people()).isEqualTo(200 - seeds.size());
  }

  @Test
  void anAudienceThatOnlyTheSeedWouldBeInHasNoSize() {
    List<Row> people = List.of(RowFactory.create("in", .9, 1.0), RowFactory.create("out", .2, .5));

    assertThat(
            AudienceSizes.of(frame(people, SCORED), frame(List.of(RowFactory.create("in")), SEED)))
        .containsExactly(new AudienceSize(.5, 1, .2, .2));
    assertThat(AudienceSizes.of(frame(people, SCORED), frame(people, SCORED))).isEmpty();
  }

  private static Dataset<Row> frame(List<Row> rows, StructType schema) {
    return SharedSpark.session().createDataFrame(rows, schema);
  }
}
