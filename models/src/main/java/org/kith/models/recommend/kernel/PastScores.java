package org.kith.models.recommend.kernel;

import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.matrix.PersonTies;
import org.kith.models.recommend.matrix.TasteMatrix;

/**
 * Scores that are sums over past items, for the people of a matrix.
 *
 * @param tastes the matrix that the model was learnt from, its weights being the strengths
 */
public record PastScores(TasteMatrix tastes, PastScorer scorer) implements LocalModel {

  @Override
  public void score(int person, float[] scores) {
    scorer.score(
        new PersonTies(
            tastes.people().id(person),
            tastes.weights().columnsOf(person),
            tastes.weights().valuesOf(person)),
        scores);
  }
}
