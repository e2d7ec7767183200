package org.kith.models.propensity.boosted;

import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Grown trees as their bytes, which say of each person how far each feature moves the margin: exact
 * SHAP values of trees, Lundberg et al. (2020), From local explanations to global understanding
 * with explainable AI for trees.
 */
public final class BoostedTrees implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int BATCH = 4_096;

  private final byte[] bytes;

  /**
   * @param bytes as {@link BoostedMargins#bytes} gives them
   */
  public BoostedTrees(byte... bytes) {
    this.bytes = bytes.clone();
  }

  /** The bytes, which XGBoost's bindings in every language read. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoostedTrees trees && Arrays.equals(bytes, trees.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /**
   * In: {@code (…, values array<double>, base double)}, the features in order, null for unknown,
   * and what is known of the margin beforehand. Out: the rows without these two, with {@code margin
   * DOUBLE} and {@code shares ARRAY<DOUBLE>}, a share a feature; base, shares and a constant add up
   * to the margin.
   */
  public Dataset<Row> explained(Dataset<Row> rows) {
    return added(rows, true);
  }

  /** As {@link #explained}, without the shares, which cost the most. */
  public Dataset<Row> margins(Dataset<Row> rows) {
    return added(rows, false);
  }

  private Dataset<Row> added(Dataset<Row> rows, boolean shares) {
    int width = rows.schema().size() - 2;
    StructType kept = new StructType(Arrays.copyOf(rows.schema().fields(), width));
    StructType margin = kept.add("margin", DataTypes.DoubleType);
    StructType schema =
        shares ? margin.add("shares", DataTypes.createArrayType(DataTypes.DoubleType)) : margin;
    BoostedTrees own = this;
    return rows.mapPartitions(
        (MapPartitionsFunction<Row, Row>) part -> own.batches(part, shares), Encoders.row(schema));
  }

  private Iterator<Row> batches(Iterator<Row> rows, boolean shares) {
    Booster booster = open();
    return new Iterator<>() {
      private Iterator<Row> batch = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        if (!batch.hasNext() && rows.hasNext()) {
          List<Row> next = new ArrayList<>();
          while (next.size() < BATCH && rows.hasNext()) {
            next.add(rows.next());
          }
          batch = answered(booster, next, shares).iterator();
        }
        return batch.hasNext();
      }

      @Override
      public Row next() {
        return hasNext() ? batch.next() : rows.next();
      }
    };
  }

  private Booster open() {
    try {
      Booster booster = XGBoost.loadModel(new ByteArrayInputStream(bytes));
      booster.setParam("nthread", 1);
      return booster;
    } catch (XGBoostError | java.io.IOException damaged) {
      throw new IllegalStateException("no trees in the bytes", damaged);
    }
  }

  private static List<Row> answered(Booster booster, List<Row> rows, boolean shares) {
    int kept = rows.get(0).size() - 2;
    int features = rows.get(0).getList(kept).size();
    float[] values = new float[rows.size() * features];
    float[] base = new float[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      List<Double> own = rows.get(i).getList(kept);
      for (int f = 0; f < features; f++) {
        Double value = own.get(f);
        values[i * features + f] = value == null ? Float.NaN : value.floatValue();
      }
      base[i] = (float) rows.get(i).getDouble(kept + 1);
    }
    try {
      DMatrix matrix = new DMatrix(values, rows.size(), features, Float.NaN);
      try {
        matrix.setBaseMargin(base);
        float[][] margins = booster.predict(matrix, true);
        return shares
            ? rows(rows, kept, margins, booster.predictContrib(matrix, 0))
            : rows(rows, kept, margins);
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError defect) {
      throw new IllegalStateException("trees that cannot be read", defect);
    }
  }

  /** The kept cells and the margin of each row, and its shares, if there are any. */
  private static List<Row> rows(List<Row> rows, int kept, float[][] margins, float[]... shares) {
    List<Row> out = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Object[] cells = new Object[kept + (shares.length == 0 ? 1 : 2)];
      for (int c = 0; c < kept; c++) {
        cells[c] = rows.get(i).get(c);
      }
      cells[kept] = (double) margins[i][0];
      if (shares.length > 0) {
        Double[] own = new Double[shares[i].length - 1];
        for (int f = 0; f < own.length; f++) {
          own[f] = (double) shares[i][f];
        }
        cells[kept + 1] = own;
      }
      out.add(RowFactory.create(cells));
    }
    return out;
  }
}
