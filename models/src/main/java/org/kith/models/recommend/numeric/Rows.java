package org.kith.models.recommend.numeric;

/**
 * Vectors of equal length that lie at equal distances in one array.
 *
 * @param values row r is from {@code from + r * stride} on
 * @param from where the first begins
 * @param stride from the beginning of one to that of the next
 * @param count how many there are
 * @param width numbers in each, a multiple of {@link FactorTable#LANES}
 */
public record Rows(float[] values, int from, int stride, int count, int width) {

  /** The first rows of an array that is full of them. */
  public static Rows of(float[] values, int count, int width) {
    return new Rows(values, 0, width, count, width);
  }

  /** The rows of a square matrix. */
  public static Rows square(float[] matrix, int size) {
    return of(matrix, size, size);
  }

  /** So many numbers of each row, from {@code first} on. */
  public Rows columns(int first, int columns) {
    return new Rows(values, from + first, stride, count, columns);
  }
}
