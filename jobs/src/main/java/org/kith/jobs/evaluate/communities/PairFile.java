package org.kith.jobs.evaluate.communities;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.file.FlatFile;

/**
 * A file whose first two columns are what counts: the ends of an edge, or a node and its group; and
 * a weight, where there is one.
 *
 * <p>It is a table with a header, whose weight is the column of that name, in any case, or else the
 * third where its cells are numbers; or, as graphs are often handed on, lines of two or three words
 * parted by blanks, tabs or commas with no header, the third a weight; lines that begin with {@code
 * #} or {@code %} and empty ones are remarks. The first line is a header when its first word is no
 * number and the next line's is, or when it is one of the usual names of a column.
 */
final class PairFile {

  private static final Set<String> USUAL =
      Set.of("source", "src", "from", "u", "node", "id", "person", "person_id", "user", "node1");
  private static final double STRAY = .01;
  private static final String PARTED = "[\\s,;|]+";

  /** Takes a pair. */
  interface Pairs {

    /**
     * Takes one pair.
     *
     * @param weight null where the file has none
     */
    void pair(String one, String other, String weight);
  }

  private PairFile() {}

  /**
   * Reads the pairs.
   *
   * @return which column of a table of three or more was taken for the weight, in words; empty for
   *     other files
   */
  static Optional<String> read(Path file, Supplier<SparkSession> spark, Pairs pairs) {
    FlatFile.requireThere(file);
    if (Files.isDirectory(file) || hasHeader(file)) {
      FlatFile table = FlatFile.open(file, spark);
      if (table.header().size() < 2) {
        throw tooNarrow(file, 1);
      }
      Optional<Integer> weight = weight(table);
      table.forEach(
          cells -> pairs.pair(cells[0], cells[1], weight.map(at -> cells[at]).orElse(null)));
      return Optional.of(
              weight
                  .map(at -> "the weight is column " + table.header().get(at))
                  .orElse("no column is a weight: name it weight, or let the third be numbers"))
          .filter(words -> table.header().size() > 2);
    }
    try (BufferedReader lines = FlatFile.text(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!isRemark(line)) {
          String[] words = line.strip().split(PARTED);
          if (words.length < 2) {
            throw tooNarrow(file, number);
          }
          pairs.pair(words[0], words[1], words.length > 2 ? words[2] : null);
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      throw FlatFile.unreadable(file, unreadable);
    }
  }

  private static Optional<Integer> weight(FlatFile table) {
    List<String> header = table.header();
    for (int at = 2; at < header.size(); at++) {
      if (header.get(at).equalsIgnoreCase("weight")) {
        return Optional.of(at);
      }
    }
    return Optional.of(2).filter(third -> third < header.size() && isNumeric(table, third));
  }

  private static boolean isNumeric(FlatFile table, int column) {
    long[] cells = new long[2];
    table.forEach(
        row -> {
          if (row[column] != null) {
            cells[Double.isFinite(Graph.number(row[column])) ? 1 : 0]++;
          }
        });
    return cells[1] > 0 && cells[0] <= STRAY * (cells[0] + cells[1]);
  }

  private static Problem tooNarrow(Path file, long line) {
    return new Problem(
        Problem.Code.INPUT_REFUSED,
        file + ", line " + line,
        "has one column; two are needed",
        "Write a pair a line, parted by a blank, a tab or a comma.");
  }

  private static boolean hasHeader(Path file) {
    try (BufferedReader lines = FlatFile.text(file)) {
      String[] first =
          lines.lines().filter(line -> !isRemark(line)).limit(2).toArray(String[]::new);
      if (first.length > 0 && first[0].startsWith("PAR1")) {
        return true;
      }
      String[] words = Arrays.stream(first).map(PairFile::firstWord).toArray(String[]::new);
      return words.length > 0
          && (USUAL.contains(words[0].toLowerCase(Locale.ROOT))
              || (words.length > 1 && !isNumber(words[0]) && isNumber(words[1])));
    } catch (IOException | UncheckedIOException notText) {
      return true;
    }
  }

  private static String firstWord(String line) {
    return line.strip().split(PARTED)[0].replace("\"", "");
  }

  private static boolean isNumber(String word) {
    return word.matches("-?\\d+");
  }

  private static boolean isRemark(String line) {
    return line.isBlank() || line.startsWith("#") || line.startsWith("%");
  }
}
