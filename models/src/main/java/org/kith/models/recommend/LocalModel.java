package org.kith.models.recommend;

/** A model in one machine's memory; it scores items for the people that it was learnt from. */
public interface LocalModel {

  /**
   * Scores every item for one person; several threads may ask at once.
   *
   * <p>A score has no unit and compares within one person. It is finite; an item that the model
   * knows nothing of has the lowest score that it gives, 0 where scores say nothing below that.
   *
   * @param person row of the person in the matrix that the model was learnt from
   * @param scores filled with a score for each column of that matrix
   */
  void score(int person, float[] scores);
}
