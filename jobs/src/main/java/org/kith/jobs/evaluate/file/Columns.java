package org.kith.jobs.evaluate.file;

import java.util.Arrays;
import java.util.List;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;

/**
 * Where the columns of a table are, by name.
 *
 * @param file the table as messages name it
 * @param header its columns, in order
 */
public record Columns(String file, List<String> header) {

  /** No such column. */
  public static final int NONE = -1;

  public Columns {
    header = List.copyOf(header);
  }

  /** The place of a column; {@link #NONE} where the table does not have it. */
  public int find(String name) {
    return header.indexOf(name);
  }

  /**
   * The place of a column that the table must have.
   *
   * @throws Problem {@code INPUT_REFUSED} when it does not; it names the columns that are there and
   *     the one that may have been meant
   */
  public int require(String name) {
    int place = find(name);
    if (place == NONE) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          file + ", header",
          "column '%s' is missing; the columns are %s".formatted(name, String.join(", ", header)),
          NearestName.of(name, header)
              .map(near -> "Rename '%s' to '%s'.".formatted(near, name))
              .orElse("Name a column of the header '%s'.".formatted(name)));
    }
    return place;
  }

  /**
   * The place of a column that the caller named.
   *
   * @throws Problem {@code USAGE} when the table does not have it; it names the nearest
   */
  public int named(String option, String name) {
    int place = find(name);
    if (place == NONE) {
      throw new Problem(
          Problem.Code.USAGE,
          option + " " + name,
          "%s has no such column; it has %s".formatted(file, String.join(", ", header)),
          NearestName.hint(name, header, "Name one of them."));
    }
    return place;
  }

  /** The columns beside some, in order. */
  public List<String> beside(String... names) {
    return header.stream().filter(column -> !Arrays.asList(names).contains(column)).toList();
  }
}
