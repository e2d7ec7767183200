package org.kith.models.recommend.judge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.matrix.TasteMatrixBuilder;

/**
 * Choices as they were read, one by one, before it is settled who learns from which.
 *
 * <p>A choice without person or item, or whose weight is NaN, infinite or not above 0, does not
 * count; it is told apart in {@link #refused()}.
 */
public final class ChoiceLog {

  private final Map<String, String> interned = new HashMap<>();
  private String[] people = new String[1024];
  private String[] items = new String[1024];
  private double[] weights = new double[1024];
  private double[] seconds = new double[1024];
  private int size;
  private long refused;

  /**
   * Takes one choice.
   *
   * @param epochSeconds when; NaN where it has no date
   */
  public void add(String person, String item, double weight, double epochSeconds) {
    boolean counts = weight > 0 && weight < Double.POSITIVE_INFINITY;
    if (person == null || item == null || !counts) {
      refused++;
      return;
    }
    if (size == people.length) {
      int larger = Math.multiplyExact(size, 2);
      people = Arrays.copyOf(people, larger);
      items = Arrays.copyOf(items, larger);
      weights = Arrays.copyOf(weights, larger);
      seconds = Arrays.copyOf(seconds, larger);
    }
    people[size] = interned.computeIfAbsent(person, id -> id);
    items[size] = interned.computeIfAbsent(item, id -> id);
    weights[size] = weight;
    seconds[size++] = epochSeconds;
  }

  /** Choices that count. */
  public int size() {
    return size;
  }

  /** Choices that do not count. */
  public long refused() {
    return refused;
  }

  /** Who chose. */
  public String person(int choice) {
    return people[choice];
  }

  /** What was chosen. */
  public String item(int choice) {
    return items[choice];
  }

  /** When, in seconds; NaN where it has no date. */
  public double epochSeconds(int choice) {
    return seconds[choice];
  }

  /** Whether any choice has a date. */
  public boolean isDated() {
    for (int i = 0; i < size; i++) {
      if (!Double.isNaN(seconds[i])) {
        return true;
      }
    }
    return false;
  }

  /** Some of them, in their order. */
  public ChoiceLog only(IntPredicate wanted) {
    ChoiceLog some = new ChoiceLog();
    for (int i = 0; i < size; i++) {
      if (wanted.test(i)) {
        some.add(people[i], items[i], weights[i], seconds[i]);
      }
    }
    return some;
  }

  /** Who chose what, the weights of a pair added up. */
  public TasteMatrix matrix() {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    for (int i = 0; i < size; i++) {
      builder.add(people[i], items[i], weights[i], seconds[i]);
    }
    return builder.build();
  }
}
