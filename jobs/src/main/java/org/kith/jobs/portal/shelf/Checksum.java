package org.kith.jobs.portal.shelf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file's SHA-256, and its bytes, by the same open file: what was checked is what is sent,
 * whatever takes its name meanwhile.
 */
public final class Checksum {

  private static final int BUFFER_BYTES = 1 << 16;

  private Checksum() {}

  /** Lower-case hex of the whole file; leaves it open, to be read from its start. */
  public static String of(FileChannel file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      file.position(0);
      InputStream in = Channels.newInputStream(file);
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java knows no SHA-256", cause);
    }
  }

  /** Sends the whole file, a buffer at a time. */
  public static void send(FileChannel file, OutputStream out) throws IOException {
    file.position(0);
    InputStream in = Channels.newInputStream(file);
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
    }
  }
}
