package org.kith.jobs.night.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.tag.TagDefinition;
import org.kith.jobs.settings.ConfReader;

class ProfileColumnsTest {

  private static final SparkSession SPARK = SharedSpark.session();

  private static final Map<String, String> ANSWERED =
      Map.of("health_risk", "falls ill", "repurchase", "buys again");

  @Test
  void whatNoAudienceMayBePickedByIsNotOfferedForCounting() {
    Dataset<Row> wide =
        SPARK.createDataFrame(
            List.of(RowFactory.create("p1", "Hangzhou", 0.4, 0.9)),
            StructType.fromDDL(
                "person_id STRING, city STRING, percentile_health_risk DOUBLE,"
                    + " percentile_repurchase DOUBLE"));

    assertThat(ProfileColumns.of(wide, List.of(named("city")), ANSWERED))
        .extracting(ProfileColumn::name)
        .containsExactly("city", "percentile_repurchase");
  }

  @Test
  void aModelGoesByWhatItForetellsAndInChineseByTheFieldsWordWhereThereIsOne() {
    Dataset<Row> wide =
        SPARK.createDataFrame(
            List.of(RowFactory.create("p1", 0.9, 0.1)),
            StructType.fromDDL(
                "person_id STRING, percentile_repurchase DOUBLE, percentile_tea_time DOUBLE"));
    Map<String, String> questions =
        Map.of("repurchase", "buys again within 30 days", "tea-time", "近30天喝茶");

    assertThat(ProfileColumns.of(wide, List.of(), questions))
        .extracting(ProfileColumn::title)
        .containsExactly(
            new TagDefinition.Words("Rank: buys again within 30 days", "预测排名：复购"),
            new TagDefinition.Words("Rank: 近30天喝茶", "预测排名：近30天喝茶"));
  }

  private static TagDefinition named(String name) {
    return ConfReader.read(Path.of("..", "conf"), Map.of("data", "none"), Map.of()).tags().stream()
        .filter(tag -> tag.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
