package org.kith.jobs.segment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The one frame over which segments are predicates: profile and scores side by side. */
public final class WideFrame {

  private WideFrame() {}

  /** The two columns that a model has in the frame: its score, then its percentile. */
  public static List<String> columnsOf(String model) {
    String suffix = model.replace('-', '_');
    return List.of("score_" + suffix, "percentile_" + suffix);
  }

  /**
   * In: {@code profile}, one row a {@code person_id}; {@code scores} as {@code Table.SCORES}, at
   * most one row a person and model. Out: the profile's rows and columns, and for each model {@code
   * score_MODEL} and {@code percentile_MODEL} DOUBLE, null where the person has no score; a {@code
   * -} in a model's name becomes {@code _}.
   *
   * @param models names of the propensity models of the configuration; a model without rows gives
   *     null columns
   */
  public static Dataset<Row> of(Dataset<Row> profile, Dataset<Row> scores, List<String> models) {
    if (models.isEmpty()) {
      return profile;
    }
    List<Column> columns = new ArrayList<>();
    for (String model : models) {
      Column ofModel = col("model").equalTo(model);
      columns.add(max(when(ofModel, col("score"))).as(columnsOf(model).get(0)));
      columns.add(max(when(ofModel, col("percentile"))).as(columnsOf(model).get(1)));
    }
    Dataset<Row> wide =
        scores
            .groupBy("person_id")
            .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new));
    return profile.join(wide, new String[] {"person_id"}, "left");
  }
}
