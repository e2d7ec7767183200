package org.kith.jobs.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;

class WideFrameTest {

  @Test
  void scoresStandBesideTheProfileAndAModelWithoutRowsGivesNulls() {
    SparkSession spark = SharedSpark.session();
    Dataset<Row> profile =
        spark.createDataFrame(
            List.of(RowFactory.create("p1", 3), RowFactory.create("p2", 4)),
            StructType.fromDDL("person_id STRING, orders_total INT"));
    Dataset<Row> scores =
        spark.createDataFrame(
            List.of(
                RowFactory.create("p1", "repurchase", "1", .25, .9, null, LocalDate.EPOCH),
                RowFactory.create("p9", "repurchase", "1", .5, 1.0, null, LocalDate.EPOCH)),
            Table.SCORES.schema());

    Dataset<Row> wide = WideFrame.of(profile, scores, List.of("repurchase", "leave-soon"));

    assertThat(wide.columns())
        .containsExactly(
            "person_id",
            "orders_total",
            "score_repurchase",
            "percentile_repurchase",
            "score_leave_soon",
            "percentile_leave_soon");
    assertThat(wide.orderBy("person_id").collectAsList())
        .extracting(Row::toString)
        .containsExactly("[p1,3,0.25,0.9,null,null]", "[p2,4,null,null,null,null]");
  }
}
