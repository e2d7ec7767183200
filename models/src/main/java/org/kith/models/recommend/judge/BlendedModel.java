package org.kith.models.recommend.judge;

import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.matrix.SparseRows;

/**
 * Two models in one: each person's scores of either, less their mean and divided by their standard
 * deviation over the items that the person does not have, mixed.
 *
 * @param first one model
 * @param second the other, learnt from the same choices
 * @param share weight of the second, 0 to 1; the first has the rest
 * @param known what people have already
 */
public record BlendedModel(LocalModel first, LocalModel second, double share, SparseRows known)
    implements LocalModel {

  @Override
  public void score(int person, float[] scores) {
    float[] others = new float[scores.length];
    first.score(person, scores);
    second.score(person, others);
    standardise(scores, known, person);
    standardise(others, known, person);
    mix(scores, others, share, scores);
  }

  static void mix(float[] first, float[] second, double share, float[] mixed) {
    float other = (float) share;
    float own = 1 - other;
    for (int item = 0; item < mixed.length; item++) {
      mixed[item] = own * first[item] + other * second[item];
    }
  }

  /**
   * Brings scores to mean 0 and deviation 1 over what the person does not have.
   *
   * @param person -1 for one who has nothing
   */
  static void standardise(float[] scores, SparseRows known, int person) {
    double sum = 0;
    double squares = 0;
    for (float score : scores) {
      sum += score;
      squares += (double) score * score;
    }
    int has = person < 0 ? 0 : known.size(person);
    for (int i = 0; i < has; i++) {
      double score = scores[known.columns()[known.starts()[person] + i]];
      sum -= score;
      squares -= score * score;
    }
    int count = Math.max(1, scores.length - has);
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    float scale = deviation > 0 ? (float) (1 / deviation) : 0;
    for (int item = 0; item < scores.length; item++) {
      scores[item] = (float) (scores[item] - mean) * scale;
    }
  }
}
