package org.kith.models.recommend.matrix;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gathers choices one by one, in any order, into a {@link TasteMatrix}.
 *
 * <p>The weights of a pair add up and its latest time counts. A choice without person or item, or
 * whose weight is NaN, infinite or not above 0, does not count and is told apart in {@link
 * #refused()}.
 */
public final class TasteMatrixBuilder {

  private static final double SECONDS_PER_DAY = 86_400;

  private final Map<String, Integer> people = new HashMap<>();
  private final Map<String, Integer> items = new HashMap<>();
  private int[] person = new int[1024];
  private int[] item = new int[1024];
  private double[] weight = new double[1024];
  private double[] epochSeconds = new double[1024];
  private int size;
  private long refused;

  /**
   * Takes one choice.
   *
   * @param seconds when, in seconds since 1970, or any other origin; NaN where it has no date
   */
  public void add(String personId, String itemId, double choiceWeight, double seconds) {
    boolean counts = choiceWeight > 0 && choiceWeight < Double.POSITIVE_INFINITY;
    if (personId == null || itemId == null || !counts) {
      refused++;
      return;
    }
    if (size == person.length) {
      int larger = Math.multiplyExact(size, 2);
      person = Arrays.copyOf(person, larger);
      item = Arrays.copyOf(item, larger);
      weight = Arrays.copyOf(weight, larger);
      epochSeconds = Arrays.copyOf(epochSeconds, larger);
    }
    person[size] = people.computeIfAbsent(personId, id -> people.size());
    item[size] = items.computeIfAbsent(itemId, id -> items.size());
    weight[size] = choiceWeight;
    epochSeconds[size++] = seconds;
  }

  /** Adds an item that somebody may want although nobody chose it yet. */
  public void addItem(String itemId) {
    items.computeIfAbsent(itemId, id -> items.size());
  }

  /** Choices that did not count. */
  public long refused() {
    return refused;
  }

  /** The matrix of what was added so far. */
  public TasteMatrix build() {
    Ids personIds = Ids.of(people.keySet());
    Ids itemIds = Ids.of(items.keySet());
    int[] row = numbers(people, personIds);
    int[] column = numbers(items, itemIds);
    long[] place = new long[size];
    for (int i = 0; i < size; i++) {
      place[i] = ((long) row[person[i]] << 32) | column[item[i]];
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    // Equal pairs come in order of weight, so that their sum is the same in any order of arrival.
    Arrays.sort(
        order,
        (a, b) ->
            place[a] != place[b]
                ? Long.compare(place[a], place[b])
                : Double.compare(weight[a], weight[b]));
    return summed(personIds, itemIds, place, order);
  }

  private TasteMatrix summed(Ids personIds, Ids itemIds, long[] place, Integer[] order) {
    int[] starts = new int[personIds.count() + 1];
    int[] columns = new int[size];
    float[] values = new float[size];
    double[] latest = new double[size];
    int pairs = 0;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      int at = order[i];
      if (i == 0 || place[at] != place[order[i - 1]]) {
        starts[(int) (place[at] >>> 32) + 1]++;
        columns[pairs] = (int) place[at];
        latest[pairs++] = epochSeconds[at];
        sum = 0;
      }
      sum += weight[at];
      values[pairs - 1] = (float) Math.min(sum, Float.MAX_VALUE);
      latest[pairs - 1] = later(latest[pairs - 1], epochSeconds[at]);
    }
    for (int r = 0; r < personIds.count(); r++) {
      starts[r + 1] += starts[r];
    }
    SparseRows rows =
        new SparseRows(
            itemIds.count(), starts, Arrays.copyOf(columns, pairs), Arrays.copyOf(values, pairs));
    return new TasteMatrix(personIds, itemIds, rows, ages(latest, pairs));
  }

  private static float[] ages(double[] latest, int pairs) {
    double newest = Double.NaN;
    for (int i = 0; i < pairs; i++) {
      newest = later(newest, latest[i]);
    }
    if (Double.isNaN(newest)) {
      return null;
    }
    float[] ages = new float[pairs];
    for (int i = 0; i < pairs; i++) {
      ages[i] = (float) ((newest - latest[i]) / SECONDS_PER_DAY);
    }
    return ages;
  }

  private static double later(double a, double b) {
    return Double.isNaN(a) || b > a ? b : a;
  }

  private static int[] numbers(Map<String, Integer> arrivals, Ids ids) {
    int[] numbers = new int[ids.count()];
    arrivals.forEach((id, arrival) -> numbers[arrival] = ids.number(id));
    return numbers;
  }
}
