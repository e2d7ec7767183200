package org.kith.jobs.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

class ShippedAudiencesTest {

  private static final SparkSession SPARK = SharedSpark.session();

  @ParameterizedTest
  @ValueSource(
      strings = {"", "examples/lastfm", "examples/online-retail", "examples/completejourney"})
  void theShippedSegmentsNameOnlyWhatTheShippedCatalogueHas(String folder) {
    Configuration conf =
        ConfReader.read(Path.of("..", "conf", folder), Map.of("data", "none"), Map.of());
    StructType wide = wide(conf);

    List<SegmentDefinition> ordered = SegmentRules.check(SPARK, conf.segments(), wide);
    DestinationRules.check(SPARK, conf.segments(), conf.destinations(), wide);

    assertThat(ordered).hasSizeGreaterThanOrEqualTo(2);
    assertThat(ordered).allMatch(segment -> !segment.destinations().isEmpty());
  }

  @Test
  void everyShippedTemplateMakesASegmentOfTheShippedCatalogue(@TempDir Path folder)
      throws IOException {
    FileUtils.copyDirectory(Path.of("..", "conf").toFile(), folder.toFile());
    List<String> with =
        List.of(
            "new-product-panel {category: tea}",
            "reward-eligible {points: 500}",
            "post-purchase-sharers {}",
            "store-only-offer {store: s1}",
            "event-invite {city: Hangzhou, interest: running}",
            "complaints-by-age {from: 30, to: 45}",
            "birthday {}",
            "festival {festival: qixi}",
            "item-audience {item: S003, people: 200}");
    for (String one : with) {
      String name = one.substring(0, one.indexOf(' '));
      Files.writeString(
          folder.resolve("segments").resolve("made-" + name + ".yaml"),
          "name: made-%s\ntemplate: %s\nowner: crm\nwith: %s\ndestinations: [csv]\n"
              .formatted(name, name, one.substring(name.length() + 1)));
    }
    Configuration conf = ConfReader.read(folder, Map.of("data", "none"), Map.of());

    List<SegmentDefinition> ordered = SegmentRules.check(SPARK, conf.segments(), wide(conf));

    assertThat(ordered).filteredOn(segment -> segment.name().startsWith("made-")).hasSize(9);
    try (Stream<Path> templates = Files.list(folder.resolve("segments/templates"))) {
      assertThat(templates).hasSize(with.size());
    }
  }

  private static StructType wide(Configuration conf) {
    return WideFrame.of(
            empty(
                new Tagging(new TagCatalogue(conf.tags()), Relations.of(Map.of()), nobody())
                    .profileSchema()),
            empty(Table.SCORES.schema()),
            conf.scorers())
        .schema();
  }

  private static Dataset<Row> nobody() {
    return empty(StructType.fromDDL("person_id STRING"));
  }

  private static Dataset<Row> empty(StructType schema) {
    return SPARK.createDataFrame(List.of(), schema);
  }
}
