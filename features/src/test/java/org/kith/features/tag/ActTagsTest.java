package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

/** The shipped tags over social events against an oracle, robots among the people. */
class ActTagsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("Asia/Shanghai"));
  private static final Map<String, Integer> SCORE =
      Map.of("post", 5, "repost", 4, "comment", 3, "follow", 2, "like", 1);

  private record Act(String kind, Instant at) {

    long age() {
      return ChronoUnit.DAYS.between(at.atZone(AS_OF.zone()).toLocalDate(), AS_OF.day());
    }

    int hour() {
      return at.atZone(AS_OF.zone()).getHour();
    }
  }

  private static final Map<String, List<Act>> ACTS = new TreeMap<>();
  private static final Map<String, Row> PROFILE = new HashMap<>();

  @BeforeAll
  static void tagPeopleAndRobots() {
    Random random = new Random(3);
    List<String> kinds = SCORE.keySet().stream().sorted().toList();
    for (int person = 0; person < 24; person++) {
      boolean robot = person % 6 == 0;
      boolean reposter = person == 23;
      List<Act> acts = new ArrayList<>();
      for (int n = robot ? 600 : 20 * person; n > 0; n--) {
        Instant day =
            AS_OF.day().minusDays(random.nextInt(500)).atStartOfDay(AS_OF.zone()).toInstant();
        int hour = robot ? random.nextInt(24) : 8 + random.nextInt(15);
        acts.add(
            new Act(
                reposter && random.nextInt(5) > 0 ? "repost" : kinds.get(random.nextInt(5)),
                day.plusSeconds(3_600L * hour + random.nextInt(3_600))));
      }
      ACTS.put("p%02d".formatted(person), acts);
    }
    FactRows events = FactRows.of("social_events");
    ACTS.forEach(
        (person, acts) ->
            acts.forEach(
                act ->
                    events.row(
                        Map.of("person_id", person, "kind", act.kind(), "occurred_at", act.at()))));
    Dataset<Row> people =
        SharedSpark.session()
            .createDataset(List.copyOf(ACTS.keySet()), Encoders.STRING())
            .toDF("person_id");
    List<TagDefinition> tags =
        ShippedTags.all().stream()
            .filter(tag -> tag.from().equals("social_events") && !tag.isMultiValued())
            .toList();
    Relations relations = Relations.of(Map.of("social_events", events.frame()));
    try (Tagged tagged = new Tagging(new TagCatalogue(tags), relations, people).at(AS_OF)) {
      tagged.profile().collectAsList().forEach(row -> PROFILE.put(row.getAs("person_id"), row));
    }
  }

  @Test
  void everyCountOfActsIsTheOracles() {
    ACTS.forEach(
        (person, acts) -> {
          Row row = PROFILE.get(person);
          List<Act> late = acts.stream().filter(act -> act.age() < 90).toList();
          Map<String, Long> kinds =
              late.stream().collect(Collectors.groupingBy(Act::kind, Collectors.counting()));
          assertThat(row.<Long>getAs("acts_total")).as(person).isEqualTo(acts.size());
          Map.of(
                  "post",
                  "posts_90d",
                  "like",
                  "likes_90d",
                  "comment",
                  "comments_90d",
                  "repost",
                  "reposts_90d")
              .forEach(
                  (kind, tag) ->
                      assertThat(row.<Long>getAs(tag))
                          .as(tag + " of " + person)
                          .isEqualTo(kinds.getOrDefault(kind, 0L)));
          Long score =
              late.isEmpty() ? null : late.stream().mapToLong(act -> SCORE.get(act.kind())).sum();
          assertThat(row.<Long>getAs("engagement_score")).as(person).isEqualTo(score);
        });
  }

  @Test
  void howLongAgoSomebodyActedIsTheOracles() {
    ACTS.forEach(
        (person, acts) -> {
          Row row = PROFILE.get(person);
          if (acts.isEmpty()) {
            assertThat(row.<Integer>getAs("social_recency_days")).isNull();
            assertThat(row.<Double>getAs("acts_age_share")).isNull();
            return;
          }
          var ages = acts.stream().mapToLong(Act::age).summaryStatistics();
          assertThat(row.<Integer>getAs("social_recency_days")).isEqualTo((int) ages.getMin());
          assertThat(row.<Double>getAs("acts_age_share"))
              .isCloseTo(ages.getAverage() / ages.getMax(), within(1e-9));
        });
  }

  @Test
  void whoActsAllNightOrHardlyDoesAnythingButRepostIsARobotAndNobodyElseIs() {
    ACTS.forEach(
        (person, acts) -> {
          List<Act> year = acts.stream().filter(act -> act.age() < 365).toList();
          long night = year.stream().filter(act -> act.hour() >= 2 && act.hour() <= 5).count();
          long reposts = year.stream().filter(act -> act.kind().equals("repost")).count();
          boolean unlike = night > 0.12 * year.size() || reposts > 0.6 * year.size();
          boolean robot = year.size() >= 200 && unlike;
          assertThat(PROFILE.get(person).<Boolean>getAs("robot_suspected"))
              .as(person)
              .isEqualTo(robot);
        });
    assertThat(PROFILE.values()).filteredOn(row -> row.getAs("robot_suspected")).hasSize(5);
  }
}
