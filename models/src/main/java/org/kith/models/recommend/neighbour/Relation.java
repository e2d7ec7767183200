package org.kith.models.recommend.neighbour;

import java.io.Serializable;

/**
 * How strongly one item speaks for another: a weight made of a sum over the people who chose both.
 *
 * <p>Each person adds the product of a value for the one item, in a row of the sum, and a value for
 * the other, in its column. Of each row the largest weights are kept.
 */
interface Relation extends Serializable {

  /** What a person's tie to the row's item adds, as one factor of the product. */
  double rowValue(PersonTotals person, int item, double strength);

  /** What a person's tie to the column's item adds, as the other factor. */
  double columnValue(PersonTotals person, int item, double strength);

  /** The weight that a sum stands for. */
  double weight(int row, int column, double sum);

  /** Whether the row's item speaks for the column's; otherwise the column's for the row's. */
  boolean rowSpeaks();
}
