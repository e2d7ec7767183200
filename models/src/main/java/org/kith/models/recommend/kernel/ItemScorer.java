package org.kith.models.recommend.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * What a model has learnt, as lists are made from it: which candidates suit a person best, and what
 * a score is made of. Executors hold one copy; several threads ask it at once.
 */
public sealed interface ItemScorer extends Serializable permits FactorScorer, PastScorer {

  /** Whether it can score items for that person; who it does not know gets popular items. */
  boolean knows(Asker asker);

  /**
   * The best candidates of each person of a block, what the person excludes left out; nothing for
   * whom it does not know.
   *
   * @param longest candidates that are kept of each, at most
   */
  List<TopItems> best(List<Asker> block, Candidates candidates, int longest);

  /** Whether it can divide scores among past items. */
  boolean explains();

  /**
   * Shares of each past item in the scores of some items: row by row an item, column by column a
   * past item. A row adds up to the item's score, but for rounding.
   *
   * @param items numbers among all known items
   */
  double[][] shares(Asker asker, int[] items);
}
