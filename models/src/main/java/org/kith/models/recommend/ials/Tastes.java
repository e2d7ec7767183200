package org.kith.models.recommend.ials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.kith.models.recommend.ials.solve.BlockOrder;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.numeric.FactorTable;

/** What a model keeps of a person: factors, and the past they were solved from. */
final class Tastes {

  /** Past items are numbers, ascending; past weights are those of the objective. */
  static final StructType SCHEMA =
      StructType.fromDDL(
          "person_id STRING, factors ARRAY<FLOAT>, past_items ARRAY<INT>,"
              + " past_weights ARRAY<FLOAT>");

  private Tastes() {}

  /** A row a person, as Spark itself keeps it, so that no number is boxed. */
  static List<InternalRow> rows(
      RatingBlock block, FactorBlock factors, int rank, BlockOrder order) {
    int shift = FactorTable.shift(order.blocks());
    List<InternalRow> rows = new ArrayList<>(block.rows());
    for (int row = 0; row < block.rows(); row++) {
      int from = block.starts()[row];
      long[] past = new long[block.entries(row)];
      for (int i = 0; i < past.length; i++) {
        int code = block.codes()[from + i];
        long number = order.numbers(code >>> shift)[code & (1 << shift) - 1];
        past[i] = number << 32 | (from + i);
      }
      Arrays.sort(past);
      int[] items = new int[past.length];
      float[] weights = new float[past.length];
      for (int i = 0; i < past.length; i++) {
        items[i] = (int) (past[i] >>> 32);
        weights[i] = block.weight((int) past[i]);
      }
      rows.add(
          new GenericInternalRow(
              new Object[] {
                UTF8String.fromString(block.ids()[row]),
                UnsafeArrayData.fromPrimitiveArray(factors(factors, row, rank)),
                UnsafeArrayData.fromPrimitiveArray(items),
                UnsafeArrayData.fromPrimitiveArray(weights)
              }));
    }
    return rows;
  }

  /** One row's factors without what pads them. */
  static float[] factors(FactorBlock block, int row, int rank) {
    int from = row * FactorTable.padded(rank);
    return Arrays.copyOfRange(block.factors(), from, from + rank);
  }
}
