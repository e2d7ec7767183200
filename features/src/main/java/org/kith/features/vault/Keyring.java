package org.kith.features.vault;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The brand's secret, and the keys derived from it: one for the hash that stands in for a contact
 * identifier, one for the vault's encryption, one for holdouts.
 *
 * <p>Two brands, or two keys, give different hashes for the same phone, so that nothing joins
 * across them.
 */
public final class Keyring implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int SHORTEST_SECRET = 16;

  private final byte[] secret;
  private final transient Map<String, byte[]> keys = new ConcurrentHashMap<>();

  private Keyring(byte[] secret) {
    this.secret = secret.clone();
  }

  /**
   * @param secret at least 16 bytes
   * @throws IllegalArgumentException when it is shorter
   */
  public static Keyring of(byte[] secret) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "a key has " + secret.length + " bytes; it must have 16 or more");
    }
    return new Keyring(secret);
  }

  /**
   * The key of a brand whose people are simulated or public, derived from its name; it protects
   * nobody.
   */
  public static Keyring openTo(String brand) {
    return new Keyring(
        hmac(("kith public data " + brand).getBytes(StandardCharsets.UTF_8), "open"));
  }

  /** A key for one use, 32 bytes, the same for the same secret and use. */
  public byte[] keyFor(String use) {
    return hmac(secret, use);
  }

  /** The keyed hash, HMAC-SHA-256, in lower-case hex. */
  public String hash(String use, String text) {
    return HexFormat.of().formatHex(hmac(keys.computeIfAbsent(use, this::keyFor), text));
  }

  private Object readResolve() {
    return new Keyring(secret);
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java has no HMAC-SHA-256", cause);
    }
  }

  @Override
  public String toString() {
    return "Keyring[hidden]";
  }
}
