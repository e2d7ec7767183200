package org.kith.jobs.evaluate.recommend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.jobs.evaluate.file.Columns;
import org.kith.jobs.evaluate.file.FlatFile;
import org.kith.jobs.evaluate.file.Moment;
import org.kith.models.recommend.judge.ChoiceLog;

/**
 * Choices as a caller hands them over.
 *
 * @param choices those that count, and how many do not
 * @param rows rows that were read; for lists, the pairs that they hold
 * @param undated rows whose time is none, where the file has times
 * @param ignored columns that do not matter
 */
record ChoiceFile(ChoiceLog choices, long rows, long undated, List<String> ignored) {

  private static final String USER = "user";
  private static final String ITEM = "item";
  private static final String WEIGHT = "weight";
  private static final String TIME = "time";

  /**
   * Reads a table with the columns {@code user,item[,weight][,time]}; a row without a column of
   * weights has weight 1.
   */
  static ChoiceFile table(Path path, Supplier<SparkSession> spark) {
    FlatFile file = FlatFile.open(path, spark);
    Columns columns = file.columns();
    int user = columns.require(USER);
    int item = columns.require(ITEM);
    int weight = columns.find(WEIGHT);
    int time = columns.find(TIME);
    ChoiceLog choices = new ChoiceLog();
    long[] count = new long[2];
    file.forEach(
        cells -> {
          double when = time == Columns.NONE ? Double.NaN : Moment.epochSeconds(cells[time]);
          double strength = weight == Columns.NONE ? 1 : number(cells[weight]);
          choices.add(cells[user], cells[item], strength, when);
          count[0]++;
          count[1] += time != Columns.NONE && Double.isNaN(when) ? 1 : 0;
        });
    return new ChoiceFile(choices, count[0], count[1], columns.beside(USER, ITEM, WEIGHT, TIME));
  }

  /** Reads a line for each user, {@code user item item …}, parted by blanks, without a header. */
  static ChoiceFile lists(Path path) {
    FlatFile.requireThere(path);
    ChoiceLog choices = new ChoiceLog();
    long rows = 0;
    try (BufferedReader lines = FlatFile.text(path)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.strip().split("\\s+");
        for (int i = 1; i < words.length; i++) {
          choices.add(words[0], words[i], 1, Double.NaN);
          rows++;
        }
      }
    } catch (IOException unreadable) {
      throw FlatFile.unreadable(path, unreadable);
    }
    return new ChoiceFile(choices, rows, 0, List.of());
  }

  private static double number(String cell) {
    try {
      return cell == null ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }
}
