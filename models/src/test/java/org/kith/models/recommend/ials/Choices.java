package org.kith.models.recommend.ials;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kith.features.SharedSpark;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.matrix.TasteMatrixBuilder;

/** What forty people chose of twenty-five items, and the fits that are learnt from it. */
final class Choices {

  private Choices() {}

  static Parameters parameters(String solver, int iterations) {
    Map<String, String> given =
        Map.of(
            "rank",
            "20",
            "iterations",
            "" + iterations,
            "blocks",
            "3",
            "solver",
            solver,
            "rho",
            ".3");
    return Parameters.of(new Ials().parameters(), given);
  }

  static IalsModel fitted(Parameters parameters, Dataset<Row> rows) {
    return (IalsModel) new Ials().recommender(parameters, 3).fit(rows);
  }

  static List<String> people(IalsModel model) {
    return model.tastes().collectAsList().stream().map(row -> row.toString()).sorted().toList();
  }

  static float[] factors(IalsModel model, String id) {
    List<Float> values = model.tastes().where(col("person_id").equalTo(id)).head().getList(1);
    float[] factors = new float[values.size()];
    for (int f = 0; f < factors.length; f++) {
      factors[f] = values.get(f);
    }
    return factors;
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
    StructType schema = StructType.fromDDL("person_id STRING, item_id STRING, weight DOUBLE");
    return SharedSpark.session().createDataFrame(rows, schema).repartition(3);
  }
}
