package org.kith.models.recommend.neighbour;

import java.io.Serializable;
import java.util.List;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Span;
import org.kith.models.recommend.matrix.Strength;
import org.kith.models.recommend.popular.Popularity;

/**
 * What decides the weights of item-knn for given choices.
 *
 * @param similarity what a tie counts for, by {@link Likeness}
 * @param strength what a summed weight counts for
 * @param neighbours items that are kept as the nearest of an item, 1 to 10,000
 * @param shrinkage added to the divisor, 0 to 1,000,000: weights of few people shrink
 * @param speakerShare share of the norm's exponent that falls on the item that speaks, 0 to 1
 */
record KnnParameters(
    Similarity similarity, Strength strength, int neighbours, double shrinkage, double speakerShare)
    implements NeighbourSettings, Serializable {

  /** What a tie counts for. */
  enum Similarity {
    COSINE("cosine"),
    TF_IDF("tf-idf"),
    BM25("bm25");

    private final String word;

    Similarity(String word) {
      this.word = word;
    }

    static Similarity named(String word) {
      for (Similarity one : values()) {
        if (one.word.equals(word)) {
          return one;
        }
      }
      throw new IllegalArgumentException(word);
    }
  }

  private static final List<String> WORDS = List.of("cosine", "tf-idf", "bm25");

  static final List<Parameter> KNOWN =
      List.of(
          new Parameter("similarity", "cosine", new Span.Words(WORDS, WORDS)),
          new Parameter(
              "neighbours", "200", new Span.Whole(1, 10_000, List.of(50, 100, 200, 400, 800))),
          new Parameter("shrinkage", "10", new Span.Real(0, 1e6, 1, 50, true)),
          new Parameter("speaker-share", ".5", new Span.Real(0, 1, .3, .7, false)),
          new Parameter(
              "weights", "log", new Span.Words(Strength.words(), List.of("log", "binary"))),
          Popularity.HALF_LIFE);

  static KnnParameters of(Parameters parameters) {
    return new KnnParameters(
        Similarity.named(parameters.word("similarity")),
        Strength.named(parameters.word("weights")),
        parameters.whole("neighbours"),
        parameters.number("shrinkage"),
        parameters.number("speaker-share"));
  }

  @Override
  public Relation relation(Ties ties) {
    return Likeness.of(this, ties);
  }
}
