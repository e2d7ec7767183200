package org.kith.jobs.evaluate.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One column of a table as it was read: each different word once, and which of them each row has.
 *
 * <p>A column is numeric if 99 % of its cells that are not blank are numbers; the others then count
 * as blank.
 */
public final class Cells {

  private static final int BLANK = -1;
  private static final double NUMERIC_SHARE = .99;

  private final String name;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private int[] rows = new int[1024];
  private int size;

  Cells(String name) {
    this.name = name;
  }

  void add(String cell) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    rows[size++] = cell == null ? BLANK : places.computeIfAbsent(cell, this::place);
  }

  private int place(String cell) {
    words.add(cell);
    return words.size() - 1;
  }

  /** The column's name. */
  public String name() {
    return name;
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** The word in a row; null where it is blank. */
  public String word(int row) {
    return rows[row] == BLANK ? null : words.get(rows[row]);
  }

  /** The different words, in order of appearance. */
  public List<String> words() {
    return List.copyOf(words);
  }

  /** Whether its values are numbers; not where all is blank. */
  boolean isNumeric() {
    boolean[] number = new boolean[words.size()];
    for (int i = 0; i < number.length; i++) {
      number[i] = Double.isFinite(number(words.get(i)));
    }
    long there = 0;
    long numbers = 0;
    for (int row = 0; row < size; row++) {
      there += rows[row] == BLANK ? 0 : 1;
      numbers += rows[row] != BLANK && number[rows[row]] ? 1 : 0;
    }
    return there > 0 && numbers >= NUMERIC_SHARE * there;
  }

  /** The rows' numbers; not a number where a cell is blank or no number. */
  public double[] numbers() {
    return numbers(Cells::number);
  }

  /** What is read of the rows' words; not a number where a cell is blank. */
  public double[] numbers(ToDoubleFunction<String> reading) {
    double[] parsed = words.stream().mapToDouble(reading).toArray();
    double[] numbers = new double[size];
    for (int row = 0; row < size; row++) {
      numbers[row] = rows[row] == BLANK ? Double.NaN : parsed[rows[row]];
    }
    return numbers;
  }

  private static double number(String word) {
    try {
      double number = Double.parseDouble(word);
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }
}
