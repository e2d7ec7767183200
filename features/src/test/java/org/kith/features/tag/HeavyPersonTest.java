package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kith.features.SharedSpark;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

/** A robot's million acts, half of them about one item, beside a person of few. */
@Tag("long")
class HeavyPersonTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("Asia/Shanghai"));
  private static final long ACTS = 1_000_000;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void aMillionActsOfOneMemberAreTaggedInBoundedTimeAndChangeNobodyElse() {
    Dataset<Row> robot =
        SharedSpark.session()
            .range(ACTS)
            .selectExpr(
                "'robot' AS person_id",
                "concat('e', id) AS event_id",
                "if(id % 5 = 0, 'repost', 'like') AS kind",
                "if(id % 5 = 0, 'post-1', null) AS target_event_id",
                "if(id % 2 = 0, 'bestseller', concat('i', id)) AS item_id",
                "concat('t', id % 5000) AS topic",
                "timestamp_seconds(1767225600 + id * 15) AS occurred_at",
                "timestamp_seconds(1767225600 + id * 15) AS known_at");
    Dataset<Row> human =
        SharedSpark.session()
            .sql(
                "SELECT 'human' person_id, 'post-1' event_id, 'post' kind, null target_event_id,"
                    + " 'bestseller' item_id, 'tea' topic, timestamp'2026-01-01 00:00:00'"
                    + " occurred_at, timestamp'2026-01-01 00:00:00' known_at");
    Dataset<Row> people =
        SharedSpark.session()
            .createDataset(List.of("human", "robot"), Encoders.STRING())
            .toDF("person_id");
    Relations relations = Relations.of(Map.of("social_events", human.unionByName(robot)));
    Collection<String> tags =
        List.of("acts_total", "robot_suspected", "interest_topics", "reposts_earned_365d");
    TagCatalogue catalogue = new TagCatalogue(ShippedTags.all()).only(tags);

    try (Tagged tagged = new Tagging(catalogue, relations, people).at(AS_OF)) {
      List<Row> profile = tagged.profile().orderBy("person_id").collectAsList();

      assertThat(profile).extracting(row -> row.getAs("acts_total")).containsExactly(1L, ACTS);
      assertThat(profile)
          .extracting(row -> row.getAs("robot_suspected"))
          .containsExactly(false, true);
      assertThat(profile.get(0).<String>getAs("interest_topics_top")).isEqualTo("tea");
      assertThat(profile.get(0).<Long>getAs("reposts_earned_365d")).isEqualTo(ACTS / 5);
      assertThat(profile.get(1).getMap(profile.get(1).fieldIndex("interest_topics")).size())
          .isEqualTo(20);
    }
  }
}
