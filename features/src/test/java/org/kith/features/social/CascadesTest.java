package org.kith.features.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;

class CascadesTest {

  private static final StructType EVENTS =
      StructType.fromDDL(
          "cutoff DATE, person_id STRING, event_id STRING, platform STRING, kind STRING,"
              + " target_event_id STRING, occurred_at TIMESTAMP, known_at TIMESTAMP");

  private final List<Row> rows = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void cascadesOfRandomTreesAreThoseThatAWalkToTheRootFinds(long seed) {
    Random random = new Random(seed);
    Map<String, String> parent = new TreeMap<>();
    Map<String, String> author = new HashMap<>();
    for (int n = 0; n < 300; n++) {
      String id = "e%03d".formatted(n);
      author.put(id, "p" + random.nextInt(20));
      if (n >= 15) {
        parent.put(id, "e%03d".formatted(random.nextInt(n)));
      }
      event(author.get(id), id, n < 15 ? "post" : "repost", parent.get(id));
    }
    Map<String, int[]> generations = new TreeMap<>();
    Map<String, List<String>> passedOnBy = new HashMap<>();
    parent
        .keySet()
        .forEach(
            id -> {
              String root = id;
              int depth = 0;
              for (; parent.containsKey(root); root = parent.get(root)) {
                depth++;
              }
              generations.computeIfAbsent(root, none -> new int[301])[depth]++;
              passedOnBy.computeIfAbsent(root, none -> new ArrayList<>()).add(author.get(id));
            });

    Map<String, Row> found = found();

    assertThat(found).hasSameSizeAs(generations);
    generations.forEach(
        (root, counts) -> {
          long reposts = 0;
          long widest = 0;
          int depth = 0;
          for (int d = 1; d < counts.length; d++) {
            reposts += counts[d];
            widest = Math.max(widest, counts[d]);
            depth = counts[d] > 0 ? d : depth;
          }
          Row row = found.get(root);
          assertThat(row.<String>getAs("person_id")).isEqualTo(author.get(root));
          assertThat(row.<Long>getAs("reposts")).isEqualTo(reposts);
          assertThat(row.<Integer>getAs("depth")).isEqualTo(depth);
          assertThat(row.<Long>getAs("breadth")).isEqualTo(widest);
          assertThat(row.<Long>getAs("people"))
              .isEqualTo(passedOnBy.get(root).stream().distinct().count());
          assertThat(row.<Double>getAs("r"))
              .isCloseTo((double) (reposts - counts[1]) / reposts, within(1e-12));
        });
  }

  @Test
  void aCircleAndWhatNobodyKnowsTheAuthorOfAreNoCascades() {
    event("p1", "a", "repost", "b");
    event("p2", "b", "repost", "a");
    event("p3", "c", "repost", "c");
    event("p4", "d", "repost", "of a stranger");
    event(null, "e", "post", null);
    event("p5", "f", "repost", "e");
    event("p6", "g", "post", null);
    event("p7", "h", "like", "g");

    assertThat(found()).isEmpty();
  }

  @Test
  void postsOfOneNumberOnTwoPlatformsAreTwo() {
    for (String platform : new String[] {"wechat", "weibo", null}) {
      event(platform, platform + " author", "1", "post", null);
      event(platform, "p1", "2", "repost", "1");
    }
    event("weibo", "p2", "3", "repost", "2");
    event("wechat", "p2", "3", "post", null);

    assertThat(cascades())
        .extracting(
            row -> row.<String>getAs("person_id"),
            row -> row.<Long>getAs("reposts"),
            row -> row.<Integer>getAs("depth"))
        .containsExactlyInAnyOrder(
            tuple("wechat author", 1L, 1),
            tuple("weibo author", 2L, 2),
            tuple("null author", 1L, 1));
  }

  private void event(String person, String id, String kind, String target) {
    event(null, person, id, kind, target);
  }

  private void event(String platform, String person, String id, String kind, String target) {
    Timestamp at = Timestamp.valueOf("2026-06-01 12:00:00");
    Date cutoff = Date.valueOf("2026-06-30");
    rows.add(RowFactory.create(cutoff, person, id, platform, kind, target, at, at));
  }

  private Map<String, Row> found() {
    Map<String, Row> found = new TreeMap<>();
    cascades().forEach(row -> found.put(row.getAs("event_id"), row));
    return found;
  }

  private List<Row> cascades() {
    return Cascades.of(SharedSpark.session().createDataFrame(rows, EVENTS)).collectAsList();
  }
}
