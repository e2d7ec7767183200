package org.kith.models.recommend.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kith.models.recommend.matrix.SparseRows;
import org.kith.models.recommend.matrix.TasteMatrix;

/**
 * What models learn from, and for each person the items that were held out.
 *
 * <p>The catalogue is the items of the training part. A test item outside it counts as a test item
 * that no list can reach. One that the person has in the training part is no test item, since lists
 * leave such items out.
 */
public final class HeldOut {

  private final TasteMatrix train;
  private final List<Person> people = new ArrayList<>();
  private long pairs;
  private long unreachablePairs;
  private long knownPairs;
  private long unknownPeople;

  /**
   * One person with something to be foretold.
   *
   * @param row in the training part; -1 for a person whom it does not know
   * @param items columns of the training part that the person really chose, ascending
   * @param testItems how many items the person really chose, with those that no list can reach
   */
  public record Person(int row, int[] items, int testItems) {

    /** Whether that column is one that the person really chose. */
    public boolean chose(int column) {
      return Arrays.binarySearch(items, column) >= 0;
    }
  }

  private HeldOut(TasteMatrix train) {
    this.train = train;
  }

  /**
   * The held-out items of those who have any, in order of person.
   *
   * @param test who chose what; weights and times do not matter
   */
  public static HeldOut of(TasteMatrix train, TasteMatrix test) {
    HeldOut heldOut = new HeldOut(train);
    for (int row = 0; row < test.people().count(); row++) {
      heldOut.take(train.people().number(test.people().id(row)), test, row);
    }
    return heldOut;
  }

  private void take(int row, TasteMatrix test, int testRow) {
    SparseRows known = train.weights();
    int[] chosen = test.weights().columnsOf(testRow);
    int[] reachable = new int[chosen.length];
    int count = 0;
    int beyond = 0;
    for (int column : chosen) {
      int item = train.items().number(test.items().id(column));
      if (item < 0) {
        beyond++;
      } else if (row >= 0 && known.has(row, item)) {
        knownPairs++;
      } else {
        reachable[count++] = item;
      }
    }
    if (count + beyond > 0) {
      people.add(new Person(row, Arrays.copyOf(reachable, count), count + beyond));
      pairs += count + beyond;
      unreachablePairs += beyond;
      unknownPeople += row < 0 ? 1 : 0;
    }
  }

  /** What models learn from. */
  public TasteMatrix train() {
    return train;
  }

  /** Those who have test items, in order of their ids. */
  public List<Person> people() {
    return people;
  }

  /** Pairs to be foretold, with those that no list can reach. */
  public long pairs() {
    return pairs;
  }

  /** Pairs whose item is not in the catalogue. */
  public long unreachablePairs() {
    return unreachablePairs;
  }

  /** Pairs left out of the test because the training part has them. */
  public long knownPairs() {
    return knownPairs;
  }

  /** People with test items whom the training part does not know; they get the popular items. */
  public long unknownPeople() {
    return unknownPeople;
  }

  /** How many people of the training part chose each item. */
  public int[] chosenBy() {
    int[] counts = new int[train.items().count()];
    for (int column : train.weights().columns()) {
      counts[column]++;
    }
    return counts;
  }
}
