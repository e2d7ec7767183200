package org.kith.models.recommend.ials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.matrix.TasteMatrixBuilder;

class IalsOnSparkTest {

  @ParameterizedTest
  @ValueSource(strings = {"cg", "cholesky", "subspace"})
  void sparkFindsTheFactorsThatMemoryFinds(String solver) {
    Map<String, String> given =
        Map.of("rank", "20", "iterations", "3", "blocks", "3", "solver", solver, "weights", "log");
    Parameters parameters = Parameters.of(new Ials().parameters(), given);
    List<Row> rows = choices(5);
    TasteMatrix tastes = matrix(rows);
    LocalModel local = new Ials().on(tastes).fit(parameters, 3);
    float[] scores = new float[tastes.items().count()];

    try (RecommenderModel model = new Ials().recommender(parameters, 3).fit(frame(rows))) {
      Dataset<Row> people = frame(rows).where("person_id LIKE 'p%'");
      Dataset<Row> nothing = frame(List.of()).select("person_id", "item_id");
      List<Row> lists =
          model.lists(people, nothing, null, 100, false).orderBy("person_id").collectAsList();
      assertThat(lists.size()).isEqualTo(tastes.people().count() * tastes.items().count());
      String person = null;
      for (Row row : lists) {
        if (!row.getString(0).equals(person)) {
          person = row.getString(0);
          local.score(tastes.people().number(person), scores);
        }
        double expected = scores[tastes.items().number(row.getString(1))];
        assertThat(row.getDouble(3)).isCloseTo(expected, within(1e-6));
      }
    }
  }

  /** Some pairs twice, ids with tabs and emoji, rows that do not count. */
  static List<Row> choices(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int person = 0; person < 40; person++) {
      for (int item = 0; item < 25; item++) {
        if (random.nextInt(4) == 0) {
          String personId = "p\t" + person + "\uD83D\uDE00";
          String itemId = (item % 2 == 0 ? "\uD83C\uDF81" : "\uFF21") + item;
          rows.add(RowFactory.create(personId, itemId, random.nextDouble() * 3));
          if (random.nextBoolean()) {
            rows.add(RowFactory.create(personId, itemId, random.nextDouble()));
          }
        }
      }
    }
    rows.add(RowFactory.create("nobody", "nothing", Double.NaN));
    rows.add(RowFactory.create("nobody", "nothing", -1.0));
    rows.add(RowFactory.create(null, "nothing", 1.0));
    Collections.shuffle(rows, random);
    return rows;
  }

  static TasteMatrix matrix(List<Row> rows) {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    for (Row row : rows) {
      builder.add(row.getString(0), row.getString(1), row.getDouble(2), Double.NaN);
    }
    return builder.build();
  }

  static Dataset<Row> frame(List<Row> rows) {
    StructType schema =
        StructType.fromDDL("person_id STRING, item_id STRING, weight DOUBLE");
    return SharedSpark.session().createDataFrame(rows, schema).repartition(3);
  }
}
