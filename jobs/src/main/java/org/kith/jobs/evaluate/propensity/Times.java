package org.kith.jobs.evaluate.propensity;

import java.util.List;
import java.util.stream.IntStream;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.file.Moment;
import org.kith.jobs.evaluate.table.Cells;

/**
 * When each row of a table was.
 *
 * @param epochSeconds a row each; not a number where its cell is blank or no time
 * @param notes how many rows have something else than a time there, if any
 */
record Times(double[] epochSeconds, List<String> notes) {

  private static final double SHARE = .99;

  /**
   * Reads a column.
   *
   * @throws Problem {@code INPUT_REFUSED} where fewer than 99 % of its cells that are not blank are
   *     times; it names the first that is none
   */
  static Times of(Cells column, PropensityRequest request) {
    double[] seconds = column.numbers(Moment::epochSeconds);
    int[] there =
        IntStream.range(0, seconds.length).filter(row -> column.word(row) != null).toArray();
    int[] others = IntStream.of(there).filter(row -> Double.isNaN(seconds[row])).toArray();
    if (others.length == 0) {
      return new Times(seconds, List.of());
    }
    if (there.length - others.length < SHARE * there.length) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          "%s, column %s".formatted(request.data(), request.time()),
          "%,d of %,d cells are no time, such as '%s'; 99 %% must be numbers, yyyy-MM, yyyy-MM-dd"
                  .formatted(others.length, there.length, column.word(others[0]))
              + " or yyyy-MM-dd HH:mm:ss",
          "Write them so, or leave --time out.");
    }
    return new Times(
        seconds,
        List.of(
            "%,d rows are left out: their %s is no time".formatted(others.length, request.time())));
  }
}
