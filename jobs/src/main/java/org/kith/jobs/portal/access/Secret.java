package org.kith.jobs.portal.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kith.features.error.Problem;

/**
 * The portal's own key, made at its first start; export ids, download tokens and the grid of the
 * sizes that partners see come of it. A new file in its place ends all of them.
 */
public final class Secret {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  private Secret(byte[] key) {
    this.key = key;
  }

  /** A key that nobody else has. */
  static Secret fresh() {
    return new Secret(random(BYTES));
  }

  /**
   * The key in a file, which is made if it is not there.
   *
   * @throws Problem {@code CONF_INVALID} when others may read it, or it holds no key
   */
  public static Secret in(Path file) {
    try {
      if (!Files.exists(file)) {
        OwnFile.replace(
            file, HexFormat.of().formatHex(random(BYTES)).getBytes(StandardCharsets.US_ASCII));
      }
      String text = Files.readString(file).strip();
      if (OwnFile.isOpenToOthers(file) || !text.matches("[0-9a-f]{64}")) {
        throw new Problem(
            Problem.Code.CONF_INVALID,
            file.toString(),
            "is open to others, or holds no key of 64 hex digits",
            "Remove it; the portal makes another.");
      }
      return new Secret(HexFormat.of().parseHex(text));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read or make " + file, cause);
    }
  }

  /** HMAC-SHA-256 of parts under the key; a use's seals fit no other use. */
  byte[] seal(String use, String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(use.getBytes(StandardCharsets.UTF_8));
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update((byte) 0);
        mac.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) ':');
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java knows no HMAC-SHA-256", cause);
    }
  }

  /** An id of 128 bits that nobody can guess, the same each time for the same parts. */
  public String id(String... parts) {
    return HexFormat.of().formatHex(seal("id", parts), 0, 16);
  }

  /** A number from 0 to below the bound that nobody can guess, the same each time. */
  public long below(long bound, String... parts) {
    return Long.remainderUnsigned(ByteBuffer.wrap(seal("number", parts)).getLong(), bound);
  }

  /** Which key this is, so that another one can take its place. */
  String keyId() {
    return HexFormat.of().formatHex(seal("key-id"), 0, 4);
  }

  /** A word of 256 random bits. */
  public static String word() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(BYTES));
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
