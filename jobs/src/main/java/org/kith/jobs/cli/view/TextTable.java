package org.kith.jobs.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for people: columns under their names, numbers to the right. */
public final class TextTable {

  private final List<String[]> rows = new ArrayList<>();
  private final boolean[] numeric;

  /** A table with these columns and no rows. */
  public TextTable(String... columns) {
    rows.add(columns.clone());
    numeric = new boolean[columns.length];
  }

  /** Adds a row, a cell a column. */
  public TextTable row(Object... cells) {
    String[] row = new String[numeric.length];
    for (int i = 0; i < row.length; i++) {
      numeric[i] |= cells[i] instanceof Number;
      row[i] = shown(cells[i]);
    }
    rows.add(row);
    return this;
  }

  private static String shown(Object cell) {
    if (cell instanceof Long || cell instanceof Integer) {
      return String.format(Locale.ROOT, "%,d", ((Number) cell).longValue());
    }
    return cell instanceof Double number
        ? String.format(Locale.ROOT, "%.4g", number)
        : String.valueOf(cell);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String blank = " ".repeat(width(i) - columnsOf(row[i]));
        line.append(i == 0 ? "" : "  ").append(numeric[i] ? blank + row[i] : row[i] + blank);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> columnsOf(row[column])).max().orElse(0);
  }

  /** Columns that a terminal needs; Chinese characters take two. */
  private static int columnsOf(String text) {
    return text.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }
}
