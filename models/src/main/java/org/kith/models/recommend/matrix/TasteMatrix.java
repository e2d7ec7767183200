package org.kith.models.recommend.matrix;

/**
 * What a set of people chose, in one machine's memory.
 *
 * @param people their ids; a row each
 * @param items ids of what they chose; a column each
 * @param weights how much of an item a person chose, each above 0 and finite; a person or an item
 *     without an entry may stand there
 * @param ageDays for each entry the days from the person's latest choice of the item to the latest
 *     choice of all, 0 or more, NaN where it has no date; null where nothing is dated
 */
public record TasteMatrix(Ids people, Ids items, SparseRows weights, float[] ageDays) {

  public TasteMatrix {
    if (people.count() != weights.rowCount() || items.count() != weights.columnCount()) {
      throw new IllegalArgumentException(
          "%d people and %d items for %d rows and %d columns"
              .formatted(people.count(), items.count(), weights.rowCount(), weights.columnCount()));
    }
    if (ageDays != null && ageDays.length != weights.size()) {
      throw new IllegalArgumentException(ageDays.length + " ages for " + weights.size());
    }
  }

  /** The same choices with other ways to weigh them. */
  public TasteMatrix withWeights(SparseRows others) {
    return new TasteMatrix(people, items, others, ageDays);
  }
}
