package org.kith.models.recommend.ials.spread;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.matrix.Ids;

/** Puts the choices of one block's people, from all partitions, into rows. */
final class PeopleBlock {

  private PeopleBlock() {}

  /**
   * The block; weights of equal pairs add up, smallest first, whatever order they come in.
   *
   * @param parts whose {@code item} is a code, or below 0 where the choice does not count
   */
  static RatingBlock of(List<Choices.Part> parts) {
    Map<String, Integer> places = new HashMap<>();
    for (Choices.Part part : parts) {
      for (String person : part.people()) {
        places.putIfAbsent(person, 0);
      }
    }
    Ids ids = Ids.of(places.keySet());
    String[] names = new String[ids.count()];
    for (int row = 0; row < names.length; row++) {
      names[row] = ids.id(row);
      places.put(names[row], row);
    }
    int[] starts = new int[names.length + 1];
    int[][] rowsOf = new int[parts.size()][];
    for (int p = 0; p < rowsOf.length; p++) {
      String[] people = parts.get(p).people();
      rowsOf[p] = Arrays.stream(people).mapToInt(places::get).toArray();
      for (int person : parts.get(p).person()) {
        starts[rowsOf[p][person] + 1]++;
      }
    }
    for (int row = 0; row < names.length; row++) {
      starts[row + 1] += starts[row];
    }
    return sorted(names, starts, parts, rowsOf);
  }

  private static RatingBlock sorted(
      String[] names, int[] starts, List<Choices.Part> parts, int[][] rowsOf) {
    int size = starts[names.length];
    int[] next = starts.clone();
    int[] items = new int[size];
    double[] weights = new double[size];
    for (int p = 0; p < rowsOf.length; p++) {
      Choices.Part part = parts.get(p);
      for (int i = 0; i < part.person().length; i++) {
        int at = next[rowsOf[p][part.person()[i]]]++;
        items[at] = part.item()[i];
        weights[at] = part.weight()[i];
      }
    }
    int[] begins = new int[names.length + 1];
    int[] codes = new int[size];
    float[] sums = new float[size];
    int out = 0;
    long[] keys = new long[0];
    for (int row = 0; row < names.length; row++) {
      int from = starts[row];
      int count = starts[row + 1] - from;
      keys = keys.length < count ? new long[2 * count] : keys;
      for (int i = 0; i < count; i++) {
        keys[i] = (long) items[from + i] << 32 | from + i;
      }
      Arrays.sort(keys, 0, count);
      for (int i = 0; i < count; ) {
        int code = (int) (keys[i] >>> 32);
        int end = i + 1;
        while (end < count && (int) (keys[end] >>> 32) == code) {
          end++;
        }
        if (code >= 0) {
          codes[out] = code;
          sums[out++] = sum(weights, keys, i, end);
        }
        i = end;
      }
      begins[row + 1] = out;
    }
    return new RatingBlock(names, begins, Arrays.copyOf(codes, out), Arrays.copyOf(sums, out));
  }

  private static float sum(double[] weights, long[] keys, int from, int to) {
    if (to == from + 1) {
      return (float) Math.min(weights[(int) keys[from]], Float.MAX_VALUE);
    }
    double[] equals = new double[to - from];
    for (int i = from; i < to; i++) {
      equals[i - from] = weights[(int) keys[i]];
    }
    Arrays.sort(equals);
    double sum = 0;
    for (double weight : equals) {
      sum += weight;
    }
    return (float) Math.min(sum, Float.MAX_VALUE);
  }
}
