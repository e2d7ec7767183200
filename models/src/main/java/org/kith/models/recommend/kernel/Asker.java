package org.kith.models.recommend.kernel;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.kith.models.recommend.matrix.PersonTies;

/** One person for whom a list is made: factors, past, and what must not appear. */
final class Asker {

  private static final int[] NOTHING = {};

  private final UTF8String personId;
  private final PersonTies past;
  private final float[] factors;
  private final int[] excludedPlaces;

  private Asker(UTF8String personId, PersonTies past, float[] factors, int[] excludedPlaces) {
    this.personId = personId;
    this.past = past;
    this.factors = factors;
    this.excludedPlaces = excludedPlaces;
  }

  /**
   * Reads {@code (person_id, factors, past_items, past_weights, excluded)}; keeps nothing of the
   * row, which Spark fills anew for the next person.
   *
   * @param withoutPast whether past items must not appear either
   */
  static Asker of(InternalRow row, Candidates candidates, boolean withoutPast) {
    UTF8String personId = row.getUTF8String(0).clone();
    float[] factors = floats(row, 1);
    int[] past = ints(row, 2);
    PersonTies ties = new PersonTies(personId.toString(), past, floats(row, 3));
    int[] excluded = withoutPast ? past : ints(row, 4);
    return new Asker(personId, ties, factors, places(excluded, candidates));
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

  UTF8String personId() {
    return personId;
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

  private static float[] floats(InternalRow row, int column) {
    return row.isNullAt(column) ? new float[0] : row.getArray(column).toFloatArray();
  }

  private static int[] ints(InternalRow row, int column) {
    return row.isNullAt(column) ? NOTHING : row.getArray(column).toIntArray();
  }
}
