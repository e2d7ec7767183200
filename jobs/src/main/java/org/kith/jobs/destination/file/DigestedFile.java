package org.kith.jobs.destination.file;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that is being written, with the digests of what has been written so far. */
public final class DigestedFile extends OutputStream {

  private final String name;
  private final OutputStream out;
  private final MessageDigest sha256 = digest("SHA-256");
  private final MessageDigest md5 = digest("MD5");
  private long bytes;

  /** Writes through to {@code out}, which it closes with itself. */
  public DigestedFile(String name, OutputStream out) {
    this.name = name;
    this.out = out;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
    sha256.update(buffer, offset, length);
    md5.update(buffer, offset, length);
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

  /** Bytes written so far. */
  long bytes() {
    return bytes;
  }

  /** What the manifest says of the file; asked once, when all is written. */
  public WrittenFile written(long rows) {
    return new WrittenFile(name, rows, bytes, hex(sha256), hex(md5));
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java has no " + algorithm, cause);
    }
  }
}
