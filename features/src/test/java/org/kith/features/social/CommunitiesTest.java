package org.kith.features.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.kith.features.RealData;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;

class CommunitiesTest {

  private static final int SIZE = 12;

  @Test
  void denseGroupsWithFewTiesBetweenThemAreCommunitiesNamedByTheirSmallestPerson() {
    Dataset<Row> ties = frame(threeGroups(new Random(3)));

    Map<String, String> found = communityOf(Communities.of(ties, 1));

    Map<String, String> planted = new TreeMap<>();
    for (int person = 0; person < 3 * SIZE; person++) {
      planted.put(name(person), name(person - person % SIZE));
    }
    assertThat(found).isEqualTo(planted);
  }

  @Test
  void aPairIsNoCommunityAndATriangleIs() {
    Dataset<Row> ties =
        frame(List.of(tie(0, 1), tie(2, 3), tie(4, 8), tie(5, 6), tie(6, 7), tie(5, 7)));

    List<Row> rows = Communities.of(ties, 1).collectAsList();

    assertThat(rows.stream().map(row -> row.mkString(" ")))
        .containsExactlyInAnyOrder("p005 p005 2", "p006 p005 2", "p007 p005 2");
  }

  @Test
  void withoutTiesThereAreNoCommunities() {
    Dataset<Row> none = Communities.of(frame(List.of()), 1);

    assertThat(none.collectAsList()).isEmpty();
    assertThat(none.columns()).isEqualTo(Table.COMMUNITIES.schema().fieldNames());
  }

  @Test
  void theOrderAndPartitionsOfTheTiesChangeNothing() {
    Dataset<Row> ties = frame(threeGroups(new Random(4)));

    assertThat(
            Communities.of(ties.repartition(5).sortWithinPartitions("strength"), 7).collectAsList())
        .containsExactlyInAnyOrderElementsOf(Communities.of(ties, 7).collectAsList());
  }

  @Test
  void theDepartmentsOfAResearchInstituteShowInItsMail() throws IOException {
    Path folder = RealData.folder("email-eu-core");
    Set<List<Integer>> pairs = new TreeSet<>(java.util.Comparator.comparing(List::toString));
    for (int[] line : numbers(folder.resolve("email-Eu-core.txt"))) {
      if (line[0] != line[1]) {
        pairs.add(List.of(Math.min(line[0], line[1]), Math.max(line[0], line[1])));
      }
    }
    Map<String, Integer> departments = new HashMap<>();
    for (int[] line : numbers(folder.resolve("email-Eu-core-department-labels.txt"))) {
      departments.put(name(line[0]), line[1]);
    }

    Map<String, String> found =
        communityOf(
            Communities.of(frame(pairs.stream().map(p -> tie(p.get(0), p.get(1))).toList()), 1));
    List<Object> one = new ArrayList<>();
    List<Object> other = new ArrayList<>();
    departments.forEach(
        (person, department) -> {
          one.add(department);
          other.add(found.getOrDefault(person, person));
        });

    assertThat(mutualInformation(one, other)).isGreaterThanOrEqualTo(.55);
  }

  /** Mutual information over the mean of both entropies, from 0 to 1. */
  private static double mutualInformation(List<?> one, List<?> other) {
    List<Object> both = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      both.add(List.of(one.get(i), other.get(i)));
    }
    double entropies = entropy(one) + entropy(other);
    return 2 * (entropies - entropy(both)) / entropies;
  }

  private static double entropy(List<?> labels) {
    Map<Object, Integer> counts = new HashMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    return counts.values().stream()
        .mapToDouble(count -> (double) count / labels.size())
        .map(share -> -share * Math.log(share))
        .sum();
  }

  private static List<int[]> numbers(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank())
          .map(line -> Stream.of(line.strip().split("\\s+")).mapToInt(Integer::parseInt).toArray())
          .toList();
    }
  }

  /** Two of three ties within each group, one tie from each group to the next. */
  private static List<Row> threeGroups(Random random) {
    List<Row> ties = new ArrayList<>();
    for (int one = 0; one < 3 * SIZE; one++) {
      for (int other = one + 1; other < 3 * SIZE; other++) {
        if (one / SIZE == other / SIZE && random.nextInt(3) > 0) {
          ties.add(tie(one, other));
        }
      }
    }
    ties.add(tie(0, SIZE));
    ties.add(tie(SIZE + 1, 2 * SIZE));
    return ties;
  }

  private static Row tie(int one, int other) {
    return RowFactory.create(name(one), name(other), 1.0, 1.0, 0.0, 1, 1);
  }

  private static String name(int person) {
    return "p%03d".formatted(person);
  }

  private static Dataset<Row> frame(List<Row> ties) {
    return SharedSpark.session().createDataFrame(ties, Table.TIES.schema());
  }

  private static Map<String, String> communityOf(Dataset<Row> communities) {
    Map<String, String> found = new TreeMap<>();
    communities.collectAsList().forEach(row -> found.put(row.getString(0), row.getString(1)));
    return found;
  }
}
