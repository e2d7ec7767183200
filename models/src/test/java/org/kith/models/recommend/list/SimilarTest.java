package org.kith.models.recommend.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void itemsAndPeopleAreComparedByTheCosineOfTheirSets(long seed) {
    Map<String, Set<String>> byPerson = new HashMap<>();
    Map<String, Set<String>> byItem = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 60; i++) {
      String person = "p" + random.nextInt(9);
      String item = "i" + random.nextInt(12);
      rows.add(RowFactory.create(person, item));
      byPerson.computeIfAbsent(person, p -> new HashSet<>()).add(item);
      byItem.computeIfAbsent(item, p -> new HashSet<>()).add(person);
    }
    Dataset<Row> choices = ListWorld.frame(rows, "person_id STRING, item_id STRING");

    assertThat(found(Similar.items(choices, asked("item_id", "i1", "i2", "none"), 4)))
        .isEqualTo(expected(byItem, List.of("i1", "i2"), 4));
    assertThat(found(Similar.people(choices, asked("person_id", "p3"), 3)))
        .isEqualTo(expected(byPerson, List.of("p3"), 3));
  }

  private static List<String> expected(Map<String, Set<String>> sets, List<String> asked, int n) {
    List<String> rows = new ArrayList<>();
    for (String one : asked) {
      Map<String, Double> scores = new HashMap<>();
      for (String other : sets.keySet()) {
        Set<String> common = new HashSet<>(sets.get(one));
        common.retainAll(sets.get(other));
        if (!other.equals(one) && !common.isEmpty()) {
          int sizes = sets.get(one).size() * sets.get(other).size();
          scores.put(other, common.size() / Math.sqrt(sizes));
        }
      }
      List<String> order =
          scores.keySet().stream()
              .sorted(
                  Comparator.comparing((String other) -> -scores.get(other))
                      .thenComparing(other -> other))
              .limit(n)
              .toList();
      for (String other : order) {
        rows.add(
            "%s %d %s %.9f".formatted(one, order.indexOf(other) + 1, other, scores.get(other)));
      }
    }
    return rows;
  }

  private static List<String> found(Dataset<Row> similar) {
    return similar.orderBy(similar.columns()[0], "rank").collectAsList().stream()
        .map(
            row ->
                "%s %d %s %.9f"
                    .formatted(row.getString(0), row.getInt(2), row.getString(1), row.getDouble(3)))
        .toList();
  }

  private static Dataset<Row> asked(String column, String... ids) {
    List<Row> rows = List.of(ids).stream().map(id -> RowFactory.create(id)).toList();
    return ListWorld.frame(rows, column + " STRING");
  }
}
