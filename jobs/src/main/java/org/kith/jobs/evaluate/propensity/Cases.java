package org.kith.jobs.evaluate.propensity;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.file.FlatFile;
import org.kith.jobs.evaluate.table.Answer;
import org.kith.jobs.evaluate.table.Cells;
import org.kith.jobs.evaluate.table.DataTable;

/** The caller's rows that have an answer. */
final class Cases {

  private final DataTable table;
  private final List<Cells> columns;
  private final boolean[] yes;
  private final int[] rows;
  private final double[] times;
  private final List<String> notes;

  private Cases(PropensityRequest request) {
    this.table = DataTable.read(FlatFile.open(request.data(), request.spark()));
    Cells label = table.column("--label", request.label());
    Set<String> others = new HashSet<>(Set.of(request.label()));
    if (request.time() != null) {
      others.add(request.time());
    }
    Times time =
        request.time() == null ? null : Times.of(table.column("--time", request.time()), request);
    this.times = time == null ? null : time.epochSeconds();
    this.notes = time == null ? List.of() : time.notes();
    this.columns = table.beside("--drop", request.drop(), others);
    this.yes = new boolean[table.rows()];
    for (int row = 0; row < yes.length; row++) {
      String word = label.word(row);
      yes[row] = request.positive() == null ? Answer.isYes(word) : request.positive().equals(word);
    }
    this.rows =
        IntStream.range(0, yes.length)
            .filter(row -> label.word(row) != null)
            .filter(row -> times == null || !Double.isNaN(times[row]))
            .toArray();
  }

  /**
   * Reads them.
   *
   * @throws Problem {@code INPUT_REFUSED} when one answer is absent, or too rare for so many folds,
   *     or the column of time holds something else
   */
  static Cases read(PropensityRequest request) {
    Cases cases = new Cases(request);
    long positives = cases.positives();
    long fewest = Math.min(positives, cases.rows.length - positives);
    if (fewest < 2L * request.folds()) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          "%s, column %s".formatted(request.data(), request.label()),
          "%,d yes among %,d rows; each answer must stand in %d or more for %d folds"
              .formatted(positives, cases.rows.length, 2 * request.folds(), request.folds()),
          "Name the value that means yes with --positive VALUE, or give more rows.");
    }
    return cases;
  }

  int[] rows() {
    return rows.clone();
  }

  boolean isYes(int row) {
    return yes[row];
  }

  List<Cells> columns() {
    return columns;
  }

  /** Whether folds are made in order of time, and not by chance. */
  boolean areTimed() {
    return times != null;
  }

  /** When a row was, in seconds since 1970. */
  double time(int row) {
    return times[row];
  }

  /** What was left out for want of a time. */
  List<String> notes() {
    return notes;
  }

  private long positives() {
    return IntStream.of(rows).filter(row -> yes[row]).count();
  }

  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("rows", (long) table.rows());
    counts.put("left_out", (long) table.rows() - rows.length);
    counts.put("positives", positives());
    counts.put("columns", columns.size());
    return counts;
  }
}
