package org.kith.models.uplift;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** A campaign's people, who are only ever summed over, so that they may stand anywhere. */
public interface UpliftRows {

  /** Takes one person into a sum. */
  @FunctionalInterface
  interface Add<S> extends Serializable {

    /** Changes the sum. */
    void add(S sum, UpliftRow row);
  }

  /** A sum that another can be added to. */
  interface Sum<S> extends Serializable {

    /** Adds the other to this one, which it changes and returns. */
    S plus(S other);

    /** A sum over nobody, of this one's shape. */
    S empty();
  }

  /** The sum over all of them; {@code start} is a sum over nobody and is not changed. */
  <S extends Sum<S>> S sum(S start, Add<S> add);

  /** People in the memory of this JVM. */
  static UpliftRows of(List<UpliftRow> rows) {
    return new UpliftRows() {
      @Override
      public <S extends Sum<S>> S sum(S start, Add<S> add) {
        S sum = start.empty();
        rows.forEach(row -> add.add(sum, row));
        return sum;
      }
    };
  }

  /**
   * People spread over a cluster; the caller keeps them cached. Parts are summed where they are and
   * put together in their order, so that the same parts give the same sum.
   */
  static UpliftRows of(JavaRDD<UpliftRow> rows) {
    return new UpliftRows() {
      @Override
      public <S extends Sum<S>> S sum(S start, Add<S> add) {
        return rows
            .mapPartitions(
                part -> {
                  S sum = start.empty();
                  part.forEachRemaining(row -> add.add(sum, row));
                  return List.of(sum).iterator();
                })
            .collect()
            .stream()
            .reduce(start.empty(), Sum::plus);
      }
    };
  }
}
