package org.kith.models.recommend.kernel;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.kith.models.recommend.matrix.PersonTies;

/** One person for whom a list is made: factors, past, and what must not appear. */
final class Asker {

  private static final int[] NOTHING = {};

  private final PersonTies past;
  private final float[] factors;
  private final int[] excludedPlaces;

  private Asker(PersonTies past, float[] factors, int[] excludedPlaces) {
    this.past = past;
    this.factors = factors;
    this.excludedPlaces = excludedPlaces;
  }

  /**
   * Reads {@code (person_id, factors, past_items, past_weights, excluded)}.
   *
   * @param withoutPast whether past items must not appear either
   */
  static Asker of(Row row, Candidates candidates, boolean withoutPast) {
    int[] past = row.isNullAt(2) ? NOTHING : ints(row.getList(2));
    int[] excluded = row.isNullAt(4) ? NOTHING : ints(row.getList(4));
    PersonTies ties =
        new PersonTies(
            row.getString(0), past, row.isNullAt(3) ? new float[0] : floats(row.getList(3)));
    float[] factors = row.isNullAt(1) ? new float[0] : floats(row.getList(1));
    return new Asker(ties, factors, places(withoutPast ? past : excluded, candidates));
  }

  private static int[] places(int[] items, Candidates candidates) {
    int[] places = new int[items.length];
    int count = 0;
    for (int item : items) {
      int place = candidates.place(item);
      if (place >= 0) {
        places[count++] = place;
      }
    }
    Arrays.sort(places, 0, count);
    return Arrays.copyOf(places, count);
  }

  String personId() {
    return past.personId();
  }

  /** Whether there are so many factors, all finite. */
  boolean hasFactors(int rank) {
    return factors.length == rank && isFinite(factors);
  }

  float[] factors() {
    return factors;
  }

  PersonTies past() {
    return past;
  }

  boolean excludes(int place) {
    return Arrays.binarySearch(excludedPlaces, place) >= 0;
  }

  /**
   * Sets the scores of excluded places among {@code [from, from + length)} to minus infinity.
   *
   * @param first where the score of {@code from} is
   */
  void strikeExcluded(int from, int length, float[] scores, int first) {
    int at = from == 0 ? 0 : firstAtOrAfter(from);
    while (at < excludedPlaces.length && excludedPlaces[at] < from + length) {
      scores[first + excludedPlaces[at] - from] = Float.NEGATIVE_INFINITY;
      at++;
    }
  }

  private int firstAtOrAfter(int place) {
    int low = 0;
    int high = excludedPlaces.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (excludedPlaces[middle] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static float[] floats(List<Float> values) {
    float[] out = new float[values.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = values.get(i);
    }
    return out;
  }

  private static int[] ints(List<Integer> values) {
    int[] out = new int[values.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = values.get(i);
    }
    return out;
  }
}
