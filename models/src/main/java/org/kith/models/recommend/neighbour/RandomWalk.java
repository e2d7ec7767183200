package org.kith.models.recommend.neighbour;

/**
 * The chance to walk from an item to a person who chose it and on to another item of theirs,
 * discounted for items that many chose: RP3beta of Paudel, Christoffel, Newell and Bernstein,
 * <i>Updatable, Accurate, Diverse, and Scalable Recommendations for Interactive Applications</i>
 * (2017), section 4.
 *
 * <p>Each step's probability is raised to the power alpha; the sum over people is divided by the
 * reached item's people to the power beta.
 */
final class RandomWalk implements Relation {

  private static final long serialVersionUID = 1L;

  private final ItemTotals totals;
  private final double alpha;
  private final double beta;

  RandomWalk(ItemTotals totals, double alpha, double beta) {
    this.totals = totals;
    this.alpha = alpha;
    this.beta = beta;
  }

  @Override
  public double rowValue(PersonTotals person, int item, double strength) {
    return Math.pow(strength / totals.strength()[item], alpha);
  }

  @Override
  public double columnValue(PersonTotals person, int item, double strength) {
    return Math.pow(strength / person.strength(), alpha);
  }

  @Override
  public double weight(int row, int column, double sum) {
    return sum / Math.pow(totals.people()[column], beta);
  }

  @Override
  public boolean rowSpeaks() {
    return true;
  }
}
