package org.kith.jobs.destination.file;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Another format within a ZIP archive of one entry, which bears the same date at every run. */
public final class Zipped implements Format {

  private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Format inner;
  private final String entryName;
  private ZipOutputStream zip;

  /**
   * @param entryName name of the file in the archive
   */
  public Zipped(Format inner, String entryName) {
    this.inner = inner;
    this.entryName = entryName;
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    zip = new ZipOutputStream(out);
    ZipEntry entry = new ZipEntry(entryName);
    entry.setTimeLocal(DATE);
    zip.putNextEntry(entry);
    inner.begin(zip);
  }

  @Override
  public void row(Object[] cells) throws IOException {
    inner.row(cells);
  }

  @Override
  public void end() throws IOException {
    inner.end();
    zip.closeEntry();
    zip.finish();
  }
}
