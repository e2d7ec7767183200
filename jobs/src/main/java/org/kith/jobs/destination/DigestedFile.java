package org.kith.jobs.destination;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that is being written, with the SHA-256 of what has been written so far. */
final class DigestedFile extends OutputStream {

  private final String name;
  private final OutputStream out;
  private final MessageDigest digest;
  private long bytes;

  DigestedFile(String name, OutputStream out) {
    this.name = name;
    this.out = out;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java has no SHA-256", cause);
    }
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
    digest.update(buffer, offset, length);
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** What the manifest says of the file; asked once, when all is written. */
  WrittenFile written(long rows) {
    return new WrittenFile(name, rows, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * A finished file.
   *
   * @param name within its folder
   * @param rows records, the header not counted
   * @param bytes size
   * @param sha256 in lower-case hex
   */
  record WrittenFile(String name, long rows, long bytes, String sha256) {}
}
