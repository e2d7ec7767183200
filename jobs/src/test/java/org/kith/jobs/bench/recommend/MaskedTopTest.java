package org.kith.jobs.bench.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class MaskedTopTest {

  private final SparkSession spark = SharedSpark.session();

  @Test
  void listsLeaveOutTrainItemsAndOrderTiesByItem() {
    Dataset<Row> persons =
        spark.sql(
            "SELECT 'p' person_id, array(1f, 2f) features UNION ALL SELECT 'q', array(1f, 0f)");
    Dataset<Row> items =
        spark.sql(
            "SELECT * FROM VALUES ('d', array(1f, 1f)), ('c', array(3f, 0f)), ('b', array(3f, 0f)),"
                + " ('a', array(9f, 9f)) AS t(item_id, features)");
    Dataset<Row> train =
        spark.sql(
            "SELECT * FROM VALUES ('p', 'a'), ('q', 'd'), ('z', 'a') AS t(person_id, item_id)");

    List<String> lists =
        MaskedTop.of(persons, items, train, 2).collectAsList().stream()
            .map(row -> "%s %s %d".formatted(row.get(0), row.get(1), row.getInt(2)))
            .sorted()
            .toList();

    assertThat(lists).containsExactly("p b 1", "p c 2", "q a 1", "q b 2");
  }
}
