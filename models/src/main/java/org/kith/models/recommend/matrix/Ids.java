package org.kith.models.recommend.matrix;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/**
 * String ids and their numbers: distinct, numbered from 0 in ascending order of code points, which
 * is the order in which Spark sorts strings.
 */
public final class Ids implements Serializable {

  /** Ascending by code points; differs from {@link String#compareTo} beyond the basic plane. */
  public static final Comparator<String> ORDER = Ids::compare;

  private static final long serialVersionUID = 1L;

  private final String[] sorted;

  private Ids(String[] sorted) {
    this.sorted = sorted;
  }

  /** The distinct ids among these, none null. */
  public static Ids of(Collection<String> ids) {
    String[] sorted = ids.toArray(String[]::new);
    Arrays.sort(sorted, ORDER);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || !sorted[i].equals(sorted[distinct - 1])) {
        sorted[distinct++] = sorted[i];
      }
    }
    return new Ids(Arrays.copyOf(sorted, distinct));
  }

  /** Ids that are distinct and in order already. */
  public static Ids ofSorted(String[] sorted) {
    return new Ids(sorted.clone());
  }

  /** How many there are. */
  public int count() {
    return sorted.length;
  }

  /** The id of that number. */
  public String id(int number) {
    return sorted[number];
  }

  /** The number of that id, -1 where it is unknown. */
  public int number(String id) {
    int found = Arrays.binarySearch(sorted, id, ORDER);
    return found >= 0 ? found : -1;
  }

  private static int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean bothOrNeither = Character.isSurrogate(left) == Character.isSurrogate(right);
        return bothOrNeither ? left - right : Character.isSurrogate(left) ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
