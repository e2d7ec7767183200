package org.kith.features.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;

class LakeWriterTest {

  @TempDir Path folder;

  private final SparkSession spark = SharedSpark.session();

  @Test
  void writingTwiceWithOneStampLeavesOneVersion() {
    Lake lake = lake();
    LakeWriter writer = new LakeWriter(lake);

    long first = writer.overwrite(Table.COMMUNITIES, communities("a"), "stamp");
    long second = writer.overwrite(Table.COMMUNITIES, communities("a"), "stamp");

    assertThat(second).isEqualTo(first);
  }

  @Test
  void appendingTwiceWithOneStampAddsTheRowsOnceAndWithTwoStampsTwice() {
    Lake lake = lake();
    LakeWriter writer = new LakeWriter(lake);

    writer.append(Table.COMMUNITIES, communities("a"), "one");
    long again = writer.append(Table.COMMUNITIES, communities("a"), "one");
    long more = writer.append(Table.COMMUNITIES, communities("a"), "two");

    assertThat(count(lake, again)).isEqualTo(1);
    assertThat(count(lake, more)).isEqualTo(2);
  }

  @Test
  void nothingInPlaceOfNothingIsAVersionOfItsOwn() {
    LakeWriter writer = new LakeWriter(lake());

    long first = writer.overwrite(Table.COMMUNITIES, communities(), "one");
    long second = writer.overwrite(Table.COMMUNITIES, communities(), "two");

    assertThat(second).isGreaterThan(first);
  }

  @Test
  void aPinnedReaderDoesNotSeeALaterVersion() {
    Lake lake = lake();
    LakeWriter writer = new LakeWriter(lake);
    long yesterday = writer.overwrite(Table.COMMUNITIES, communities("a"), "one");

    writer.overwrite(Table.COMMUNITIES, communities("a", "b", "c"), "two");

    assertThat(count(lake, yesterday)).isEqualTo(1);
  }

  @Test
  void theCommitTellsHowManyRowsItWrote() {
    LakeWriter writer = new LakeWriter(lake());

    long three = writer.overwrite(Table.COMMUNITIES, communities("a", "b", "c"), "one");
    long none = writer.overwrite(Table.COMMUNITIES, communities(), "two");

    assertThat(writer.rowsWritten(Table.COMMUNITIES, three)).isEqualTo(3);
    assertThat(writer.rowsWritten(Table.COMMUNITIES, none)).isZero();
  }

  @Test
  void aTableReadTwiceCanBeJoinedWithItself() {
    Lake lake = lake();
    long version = new LakeWriter(lake).overwrite(Table.COMMUNITIES, communities("a", "b"), "one");
    Pins pins = new Pins(Map.of(Table.COMMUNITIES, version));
    Dataset<Row> one = lake.read(Table.COMMUNITIES, pins).orElseThrow();
    Dataset<Row> other = lake.read(Table.COMMUNITIES, pins).orElseThrow();

    assertThat(one.join(other, one.col("person_id").equalTo(other.col("person_id"))).count())
        .isEqualTo(2);
  }

  @Test
  void aColumnThatAVersionOfATableLacksIsNull() {
    Lake lake = lake();
    long version =
        new LakeWriter(lake).overwrite(Table.COMMUNITIES, communities("a").drop("ties"), "one");

    assertThat(
            lake.readOrEmpty(Table.COMMUNITIES, new Pins(Map.of(Table.COMMUNITIES, version)))
                .collectAsList())
        .containsExactly(RowFactory.create("a", "c", null));
  }

  @Test
  void aTableThatIsNotPinnedIsEmptyWithItsOwnColumns() {
    assertThat(lake().readOrEmpty(Table.ORDERS, Pins.NONE).schema())
        .isEqualTo(Table.ORDERS.schema());
  }

  @Test
  void aPinnedVersionWhoseLogIsGoneIsAProblemThatNamesTheTable() throws Exception {
    Lake lake = lake();
    long version = new LakeWriter(lake).overwrite(Table.COMMUNITIES, communities("a"), "one");
    Path log = folder.resolve("tables/communities/_delta_log");
    try (var files = Files.list(log)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    assertThatThrownBy(() -> count(lake, version))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(Problem.Code.LAKE_DAMAGED))
        .hasMessageContaining("communities");
  }

  private Lake lake() {
    return new Lake(spark, folder.toString());
  }

  private long count(Lake lake, long version) {
    Pins pins = new Pins(Map.of(Table.COMMUNITIES, version));
    return lake.read(Table.COMMUNITIES, pins).orElseThrow().collectAsList().size();
  }

  private Dataset<Row> communities(String... persons) {
    List<Row> rows =
        List.of(persons).stream().map(person -> RowFactory.create(person, "c", 1)).toList();
    return spark.createDataFrame(rows, Table.COMMUNITIES.schema());
  }
}
