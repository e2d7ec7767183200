package org.kith.jobs.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A table with a caption, whose first column names the row and whose others hold figures; on a
 * narrow screen each row becomes a block with the columns' titles beside the figures.
 */
public final class Table implements Piece {

  private final String caption;
  private final int texts;
  private final List<String> columns;
  private final List<List<Piece>> rows = new ArrayList<>();
  private List<Piece> totals = List.of();

  /**
   * @param caption what the table shows
   * @param texts how many of the first columns hold text, 1 or more; the others hold figures
   * @param columns titles, the first one's that of the rows' names
   */
  public Table(String caption, int texts, List<String> columns) {
    this.caption = caption;
    this.texts = texts;
    this.columns = List.copyOf(columns);
  }

  /** Adds a row, as many cells as there are columns. */
  public Table row(List<Piece> cells) {
    rows.add(checked(cells));
    return this;
  }

  /** Sets the last row. */
  public Table totals(List<Piece> cells) {
    totals = checked(cells);
    return this;
  }

  @Override
  public void writeTo(Html html) {
    html.open("table", "role", "table").leaf("caption", caption);
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (int i = 0; i < columns.size(); i++) {
      html.leaf("th", columns.get(i), "scope", "col", "role", "columnheader", "class", kind(i));
    }
    html.close().close().open("tbody", "role", "rowgroup");
    rows.forEach(row -> write(html, row));
    html.close();
    if (!totals.isEmpty()) {
      html.open("tfoot", "role", "rowgroup");
      write(html, totals);
      html.close();
    }
    html.close();
  }

  private void write(Html html, List<Piece> cells) {
    html.open("tr", "role", "row");
    html.open("th", "scope", "row", "role", "rowheader").add(cells.get(0)).close();
    for (int i = 1; i < cells.size(); i++) {
      html.open("td", "role", "cell", "data-title", columns.get(i), "class", kind(i));
      html.open("span").add(cells.get(i)).close().close();
    }
    html.close();
  }

  private String kind(int column) {
    return column < texts ? "text" : null;
  }

  private List<Piece> checked(List<Piece> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " titles");
    }
    return List.copyOf(cells);
  }
}
