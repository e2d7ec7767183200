package org.kith.models.recommend.als;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.kernel.FactorScores;
import org.kith.models.recommend.matrix.SparseRows;
import org.kith.models.recommend.matrix.TasteMatrix;

/** MLlib's fits to choices that lie in this machine's memory. */
final class AlsFitting implements Algorithm.Fitting {

  private static final StructType TRIPLES =
      StructType.fromDDL("person INT, item INT, weight DOUBLE");

  private final SparseRows rows;
  private final Dataset<Row> triples;

  AlsFitting(TasteMatrix tastes) {
    this.rows = tastes.weights();
    this.triples = SparkSession.active().createDataFrame(triples(rows), TRIPLES);
  }

  @Override
  public LocalModel fit(Parameters parameters, long seed) {
    AlsParameters settings = AlsParameters.of(parameters, seed);
    ALSModel model =
        settings
            .als()
            .fit(
                triples.select(
                    col("person"),
                    col("item"),
                    settings.strength(col("weight")).cast("float").as("strength")));
    int rank = settings.rank();
    return new FactorScores(
        rank,
        matrix(model.userFactors(), rows.rowCount(), rank),
        matrix(model.itemFactors(), rows.columnCount(), rank));
  }

  private static List<Row> triples(SparseRows rows) {
    List<Row> triples = new ArrayList<>(rows.size());
    for (int person = 0; person < rows.rowCount(); person++) {
      for (int at = rows.starts()[person]; at < rows.starts()[person + 1]; at++) {
        triples.add(RowFactory.create(person, rows.columns()[at], (double) rows.values()[at]));
      }
    }
    return triples;
  }

  /** Factors row by row; zeros for whom the model has none. */
  private static float[] matrix(Dataset<Row> factors, int count, int rank) {
    float[] matrix = new float[Math.multiplyExact(count, rank)];
    for (Row row : factors.collectAsList()) {
      List<Float> values = row.getList(1);
      for (int f = 0; f < rank; f++) {
        matrix[row.getInt(0) * rank + f] = values.get(f);
      }
    }
    return matrix;
  }
}
