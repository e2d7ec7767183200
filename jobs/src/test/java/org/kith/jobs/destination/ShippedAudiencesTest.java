package org.kith.jobs.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagCatalogue;
import org.kith.features.tag.Tagging;
import org.kith.features.tag.relation.Relations;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.SegmentRules;
import org.kith.jobs.segment.WideFrame;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;
import org.kith.models.propensity.PropensitySettings;

class ShippedAudiencesTest {

  private static final SparkSession SPARK = SharedSpark.session();

  @ParameterizedTest
  @ValueSource(
      strings = {"", "examples/lastfm", "examples/online-retail", "examples/completejourney"})
  void theShippedSegmentsNameOnlyWhatTheShippedCatalogueHas(String folder) {
    Configuration conf =
        ConfReader.read(Path.of("..", "conf", folder), Map.of("data", "none"), Map.of());
    StructType wide =
        WideFrame.of(
                empty(
                    new Tagging(new TagCatalogue(conf.tags()), Relations.of(Map.of()), nobody())
                        .profileSchema()),
                empty(Table.SCORES.schema()),
                conf.propensities().stream().map(PropensitySettings::name).toList())
            .schema();

    List<SegmentDefinition> ordered = SegmentRules.check(SPARK, conf.segments(), wide);
    DestinationRules.check(SPARK, conf.segments(), conf.destinations(), wide);

    assertThat(ordered).hasSizeGreaterThanOrEqualTo(2);
    assertThat(ordered).allMatch(segment -> !segment.destinations().isEmpty());
  }

  private static Dataset<Row> nobody() {
    return empty(StructType.fromDDL("person_id STRING"));
  }

  private static Dataset<Row> empty(StructType schema) {
    return SPARK.createDataFrame(List.of(), schema);
  }
}
