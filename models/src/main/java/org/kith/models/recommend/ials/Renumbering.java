package org.kith.models.recommend.ials;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.kith.models.recommend.ials.solve.RatingBlock;

/**
 * The pasts of people among more items than before.
 *
 * @param numbers of the items that were known, among all
 * @param added numbers of the items that were not, row by row of their block
 * @param choices of those, a row a person
 * @param rowOf row of each person that chose one
 */
record Renumbering(int[] numbers, int[] added, RatingBlock choices, Map<String, Integer> rowOf)
    implements Serializable {

  static Renumbering of(int[] numbers, int[] added, RatingBlock choices) {
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < choices.rows(); row++) {
      rowOf.put(choices.ids()[row], row);
    }
    return new Renumbering(numbers, added, choices, rowOf);
  }

  /** A person's row as in {@link Tastes#SCHEMA}, for the items that are known now. */
  InternalRow of(InternalRow row) {
    int[] past = row.getArray(2).toIntArray();
    float[] weights = row.getArray(3).toFloatArray();
    Integer chooser = rowOf.get(row.getString(0));
    int from = chooser == null ? 0 : choices.starts()[chooser];
    int more = chooser == null ? 0 : choices.entries(chooser);
    long[] entries = new long[past.length + more];
    for (int i = 0; i < past.length; i++) {
      entries[i] = entry(numbers[past[i]], weights[i]);
    }
    for (int i = 0; i < more; i++) {
      entries[past.length + i] = entry(added[choices.codes()[from + i]], choices.weight(from + i));
    }
    Arrays.sort(entries);
    int[] items = new int[entries.length];
    float[] own = new float[entries.length];
    for (int i = 0; i < entries.length; i++) {
      items[i] = (int) (entries[i] >>> 32);
      own[i] = Float.intBitsToFloat((int) entries[i]);
    }
    return new GenericInternalRow(
        new Object[] {
          row.getUTF8String(0).clone(),
          row.getArray(1).copy(),
          UnsafeArrayData.fromPrimitiveArray(items),
          UnsafeArrayData.fromPrimitiveArray(own)
        });
  }

  /** Sorts by item. */
  private static long entry(int item, float weight) {
    return (long) item << 32 | Float.floatToRawIntBits(weight);
  }
}
