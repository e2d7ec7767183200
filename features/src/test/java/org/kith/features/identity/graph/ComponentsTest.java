package org.kith.features.identity.graph;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.SharedSpark;

class ComponentsTest {

  @Test
  void aChainOfAThousandIsOneComponentAfterLogarithmicallyManyRounds() {
    List<Integer> order = IntStream.range(0, 1_000).boxed().collect(Collectors.toList());
    java.util.Collections.shuffle(order, new Random(11));
    List<int[]> chain =
        IntStream.range(1, 1_000)
            .mapToObj(i -> new int[] {order.get(i - 1), order.get(i)})
            .toList();

    Components found = Components.of(frame(chain), 0);

    assertThat(rootsOf(found)).isEqualTo(unionFind(chain));
    assertThat(found.rounds()).isLessThanOrEqualTo(10);
  }

  @Test
  void aGraphWithoutEdgesHasNoRoots() {
    assertThat(rootsOf(Components.of(frame(List.of())))).isEmpty();
    assertThat(rootsOf(Components.of(frame(List.of()), -1))).isEmpty();
  }

  @ParameterizedTest(name = "{0} nodes, {1} edges, seed {2}")
  @CsvSource({"50,20,1", "300,200,2", "40,300,3"})
  void componentsOfRandomGraphsAreThoseOfUnionFind(int nodes, int edges, long seed) {
    Random random = new Random(seed);
    List<int[]> graph = new ArrayList<>();
    for (int i = 0; i < edges; i++) {
      graph.add(new int[] {random.nextInt(nodes), random.nextInt(nodes)});
    }

    assertThat(rootsOf(Components.of(frame(graph), 0))).isEqualTo(unionFind(graph));
    assertThat(rootsOf(Components.of(frame(graph)))).isEqualTo(unionFind(graph));
  }

  @Test
  void theSmallestOfTextsIsTheOneThatSparkOrdersFirst() {
    Dataset<Row> edges =
        SharedSpark.session()
            .sql("SELECT * FROM VALUES ('\uD83D\uDE00', '\uFF21'), ('b', 'a') AS e(src, dst)");

    for (long small : new long[] {0, 10}) {
      assertThat(Components.of(edges, small).roots().collectAsList())
          .extracting(row -> row.getString(0) + row.getString(1))
          .containsExactlyInAnyOrder("\uD83D\uDE00\uFF21", "ba");
    }
  }

  private static Dataset<Row> frame(List<int[]> edges) {
    List<Row> rows =
        edges.stream()
            .filter(edge -> edge[0] != edge[1])
            .map(e -> RowFactory.create(Math.max(e[0], e[1]), Math.min(e[0], e[1])))
            .toList();
    return SharedSpark.session()
        .createDataFrame(rows, org.apache.spark.sql.types.StructType.fromDDL("src INT, dst INT"))
        .select(col("src"), col("dst"))
        .distinct();
  }

  private static Map<Integer, Integer> rootsOf(Components found) {
    Map<Integer, Integer> roots = new TreeMap<>();
    for (Row row : found.roots().collectAsList()) {
      assertThat(roots.put(row.getInt(0), row.getInt(1))).isNull();
    }
    return roots;
  }

  private static Map<Integer, Integer> unionFind(List<int[]> edges) {
    int[] parent = IntStream.range(0, 1_000).toArray();
    for (int[] edge : edges) {
      int one = find(parent, edge[0]);
      int other = find(parent, edge[1]);
      parent[Math.max(one, other)] = Math.min(one, other);
    }
    Map<Integer, Integer> roots = new TreeMap<>();
    for (int node = 0; node < parent.length; node++) {
      if (find(parent, node) != node) {
        roots.put(node, find(parent, node));
      }
    }
    return roots;
  }

  private static int find(int[] parent, int node) {
    int at = node;
    while (parent[at] != at) {
      at = parent[at];
    }
    return at;
  }
}
