package org.kith.models.recommend.matrix;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;

/** How the summed weight w of a person's choices of an item becomes the strength of their tie. */
public enum Strength {
  /** w. */
  LINEAR,
  /** log2(1 + w). */
  LOG,
  /** 1. */
  BINARY;

  /** The words that name one each. */
  public static List<String> words() {
    return Arrays.stream(values()).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** The one that a word names. */
  public static Strength named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Strength of a weight above 0. */
  public float of(float weight) {
    return switch (this) {
      case LINEAR -> weight;
      case LOG -> (float) (Math.log1p(weight) / Math.log(2));
      case BINARY -> 1;
    };
  }

  /** Strengths of weights, for each entry in its place. */
  public SparseRows of(SparseRows weights) {
    float[] strengths = new float[weights.size()];
    for (int at = 0; at < strengths.length; at++) {
      strengths[at] = of(weights.values()[at]);
    }
    return weights.withValues(strengths);
  }

  /** Strength of a weight in Spark, a double. */
  public Column of(Column weight) {
    return switch (this) {
      case LINEAR -> weight;
      case LOG -> log1p(weight).divide(Math.log(2));
      case BINARY -> lit(1.0);
    };
  }
}
