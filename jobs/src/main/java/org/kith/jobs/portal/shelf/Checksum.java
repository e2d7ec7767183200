package org.kith.jobs.portal.shelf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * A file's SHA-256, and its bytes, by the same open file: what was checked is what is sent,
 * whatever takes its name meanwhile.
 */
public final class Checksum {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int SLOWEST_BYTES_A_SECOND = 1 << 14;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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

  /**
   * Sends the whole file, a buffer at a time, to somebody who takes it at a bearable pace.
   *
   * @throws SocketTimeoutException when they take less than {@value #SLOWEST_BYTES_A_SECOND} bytes
   *     a second, half a minute after the start
   */
  public static void send(FileChannel file, OutputStream out, InstantSource clock)
      throws IOException {
    file.position(0);
    InputStream in = Channels.newInputStream(file);
    byte[] buffer = new byte[BUFFER_BYTES];
    Instant latest = clock.instant().plus(PATIENCE);
    long sent = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (clock.instant().isAfter(latest.plusSeconds(sent / SLOWEST_BYTES_A_SECOND))) {
        throw new SocketTimeoutException("a download was too slow, and was dropped");
      }
      out.write(buffer, 0, read);
      sent += read;
    }
  }
}
