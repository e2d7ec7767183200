package org.kith.jobs.world.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes rows in a sheet's format, counting lines; the header is the first. */
final class SheetWriter implements AutoCloseable {

  private static final Charset GBK = Charset.forName("GBK");
  private static final int BUFFER = 1 << 15;

  private final Sheet sheet;
  private final Columns columns;
  private final OutputStream out;
  private final StringBuilder line = new StringBuilder(256);
  private long lines;

  SheetWriter(Sheet sheet, OutputStream file) throws IOException {
    this.sheet = sheet;
    columns = sheet.columns();
    out =
        new BufferedOutputStream(
            sheet.isZipped() ? new GZIPOutputStream(file, BUFFER) : file, BUFFER);
    if (!sheet.isJson()) {
      row(columns.names().toArray(String[]::new), false);
    }
  }

  /**
   * Writes a row.
   *
   * @param cells one a column, null where there is none; more than the columns for a row that is
   *     too wide
   * @param garbled whether its text is written in another encoding than the file's
   * @return its line, from 1
   */
  long row(String[] cells, boolean garbled) throws IOException {
    line.setLength(0);
    if (sheet.isJson()) {
      json(cells);
    } else {
      delimited(cells);
    }
    line.append('\n');
    out.write(line.toString().getBytes(garbled ? GBK : StandardCharsets.UTF_8));
    return ++lines;
  }

  private void delimited(String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        line.append(sheet.delimiter());
      }
      String cell = cells[i];
      if (cell == null) {
        continue;
      }
      if (mustQuote(cell)) {
        line.append('"').append(cell.replace("\"", "\"\"")).append('"');
      } else {
        line.append(cell);
      }
    }
  }

  private boolean mustQuote(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == sheet.delimiter() || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  private void json(String[] cells) {
    char before = '{';
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i];
      if (cell != null) {
        String name = i < columns.count() ? columns.name(i) : "extra";
        line.append(before).append('"').append(name).append("\":");
        value(cell, i);
        before = ',';
      }
    }
    line.append(before == '{' ? "{}" : "}");
  }

  private void value(String cell, int column) {
    boolean bare =
        column < columns.count()
            && "imb".indexOf(columns.type(column)) >= 0
            && !cell.isEmpty()
            && (columns.type(column) == 'b'
                || cell.chars().allMatch(c -> "-.0123456789".indexOf(c) >= 0));
    if (bare) {
      line.append(cell);
      return;
    }
    line.append('"');
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\t' -> line.append("\\t");
        default -> line.append(c);
      }
    }
    line.append('"');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
