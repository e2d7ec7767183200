package org.kith.jobs.evaluate.identity;

import java.util.HashMap;
import java.util.Map;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.file.Columns;
import org.kith.jobs.evaluate.file.FlatFile;

/** Which records really are one person's: {@code id,cluster}. */
final class TruthFile {

  private TruthFile() {}

  /**
   * Each record's true cluster.
   *
   * @throws Problem {@code INPUT_REFUSED} where the columns are missing, or none of the ids is a
   *     record's
   */
  static Map<String, String> read(FlatFile file, Map<String, Integer> records) {
    Columns columns = file.columns();
    int id = columns.require("id");
    int cluster = columns.require("cluster");
    Map<String, String> truth = new HashMap<>();
    file.forEach(
        cells -> {
          if (records.containsKey(cells[id]) && cells[cluster] != null) {
            truth.put(cells[id], cells[cluster]);
          }
        });
    if (truth.isEmpty()) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          file.name() + ", column 'id'",
          "none of the ids is that of a record",
          "Give the truth of these records.");
    }
    return truth;
  }
}
