package org.kith.jobs.destination.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One row a line, its first cell and an ending that all lines share, UTF-8, without a header. */
public final class Lines implements Format {

  private final String ending;
  private OutputStream out;

  /** Lines of the first cell alone. */
  public Lines() {
    this("");
  }

  /**
   * @param ending follows the cell on every line
   */
  public Lines(String ending) {
    this.ending = ending + "\n";
  }

  @Override
  public void begin(OutputStream file) {
    out = new BufferedOutputStream(file);
  }

  @Override
  public void row(Object[] cells) throws IOException {
    out.write((cells[0] + ending).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }
}
