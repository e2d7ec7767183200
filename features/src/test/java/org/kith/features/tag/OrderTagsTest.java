package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.SharedSpark;
import org.kith.features.tag.OrderWorlds.Line;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

class OrderTagsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("Asia/Shanghai"));
  private static final List<Line> LINES = OrderWorlds.draw(200, AS_OF, 7);

  @Test
  void everyShippedTagOverOrdersEqualsTheOracleOnTwoHundredWorlds() {
    Map<String, List<Line>> byPerson =
        LINES.stream()
            .collect(Collectors.groupingBy(Line::person, TreeMap::new, Collectors.toList()));
    Map<String, Row> profile = new HashMap<>();
    for (Row row : rows(LINES, Stream.of(), 2)) {
      profile.put(row.getAs("person_id"), row);
    }
    assertThat(profile).hasSameSizeAs(byPerson);
    byPerson.forEach(
        (person, lines) ->
            new OrderOracle(lines, AS_OF)
                .tags()
                .forEach((tag, expected) -> equal(profile.get(person), tag, expected)));
  }

  @ParameterizedTest(name = "{0} partitions, adaptive {1}, session in {2}")
  @CsvSource({"1, true, UTC", "7, false, America/New_York"})
  void theOrderAndPlaceOfRowsCannotBeSeen(int partitions, boolean adaptive, String zone) {
    List<String> expected = texts(rows(LINES.subList(0, 300), Stream.of(), 2));
    List<Line> shuffled = new ArrayList<>(LINES.subList(0, 300));
    Collections.shuffle(shuffled, new Random(3));
    SparkSession spark = SharedSpark.session();
    spark.conf().set("spark.sql.adaptive.enabled", adaptive);
    spark.conf().set("spark.sql.session.timeZone", zone);
    try {
      assertThat(texts(rows(shuffled, Stream.of(), partitions))).isEqualTo(expected);
    } finally {
      spark.conf().set("spark.sql.adaptive.enabled", true);
      spark.conf().set("spark.sql.session.timeZone", "UTC");
    }
  }

  @Test
  void laterEventsAndIdlePeopleChangeNobodyElse() {
    List<Line> some = LINES.subList(0, 300);
    List<String> expected = texts(rows(some, Stream.of(), 2));
    List<Line> more = new ArrayList<>(some);
    for (Line line : some.subList(0, 40)) {
      more.add(
          new Line(
              line.person(),
              "late",
              "sale",
              line.spend(),
              line.discount(),
              "c9",
              null,
              AS_OF.cutoff(),
              AS_OF.cutoff()));
    }
    List<Row> rows = rows(more, Stream.of("idle"), 2);
    assertThat(texts(rows.stream().filter(row -> !row.getString(0).equals("idle")).toList()))
        .isEqualTo(expected);
  }

  private static void equal(Row row, String tag, Double expected) {
    Object found = row.getAs(tag);
    if (expected == null) {
      assertThat(found).as(tag).isNull();
    } else {
      assertThat(found).as(tag + " of " + row.getString(0)).isInstanceOf(Number.class);
      assertThat(((Number) found).doubleValue()).as(tag).isCloseTo(expected, within(1e-5));
    }
  }

  private static List<Row> rows(List<Line> lines, Stream<String> others, int partitions) {
    FactRows orders = FactRows.of("orders");
    lines.forEach(line -> orders.row(line.values()));
    List<String> persons =
        Stream.concat(lines.stream().map(Line::person), others).distinct().toList();
    Dataset<Row> people =
        SharedSpark.session().createDataset(persons, Encoders.STRING()).toDF("person_id");
    List<TagDefinition> tags =
        ShippedTags.all().stream()
            .filter(tag -> tag.from().equals("orders") || tag.name().endsWith("_score"))
            .filter(tag -> !tag.name().equals("engagement_score"))
            .toList();
    Relations relations = Relations.of(Map.of("orders", orders.frame().repartition(partitions)));
    try (Tagged tagged = new Tagging(new TagCatalogue(tags), relations, people).at(AS_OF)) {
      return tagged.profile().orderBy("person_id").collectAsList();
    }
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(Row::json).toList();
  }
}
