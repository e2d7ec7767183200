package org.kith.jobs.destination.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows into as many files as a platform's size limit makes of them: {@code audience.zip},
 * {@code audience-2.zip} and so on. Without a row there is one file with none.
 *
 * <p>A file ends a little before the limit, because a compressor, or a line of Ocean Engine, holds
 * back what it has not yet written.
 */
public final class Parts implements Closeable {

  /** Bytes below the limit at which a file ends. */
  public static final long HELD_BACK = 2 * 1024 * 1024L;

  private final OutputFiles folder;
  private final String stem;
  private final String extension;
  private final Format format;
  private final long maxBytes;
  private final List<WrittenFile> finished = new ArrayList<>();
  private DigestedFile open;
  private long rows;

  /**
   * @param stem file name without number and extension
   * @param extension with its dot
   * @param maxBytes largest size of one file, above {@link #HELD_BACK}
   */
  public Parts(OutputFiles folder, String stem, String extension, Format format, long maxBytes) {
    this.folder = folder;
    this.stem = stem;
    this.extension = extension;
    this.format = format;
    this.maxBytes = maxBytes;
  }

  /** Adds a row. */
  public void row(Object... cells) throws IOException {
    if (open == null) {
      begin();
    } else if (open.bytes() + HELD_BACK > maxBytes) {
      finish();
      begin();
    }
    format.row(cells);
    rows++;
  }

  /** Ends the last file and tells of all, in their order. */
  public List<WrittenFile> written() throws IOException {
    if (open == null && finished.isEmpty()) {
      begin();
    }
    finish();
    return List.copyOf(finished);
  }

  /** Lets go of a file that was not finished. */
  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }

  private void begin() throws IOException {
    String number = finished.isEmpty() ? "" : "-" + (finished.size() + 1);
    open = folder.create(stem + number + extension);
    rows = 0;
    format.begin(open);
  }

  private void finish() throws IOException {
    if (open != null) {
      format.end();
      open.close();
      finished.add(open.written(rows));
      open = null;
    }
  }
}
