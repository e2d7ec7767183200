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
 * identifier, one for the vault's encryption, one for holdouts. With it goes the country whose
 * phones the brand writes without a country code, on which those hashes rest, too.
 *
 * <p>Two brands, or two keys, give different hashes for the same phone, so that nothing joins
 * across them.
 */
public final class Keyring implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int SHORTEST_SECRET = 16;
  private static final String CHINA = "CN";

  private final byte[] secret;
  private final String country;
  private final transient Map<String, byte[]> keys = new ConcurrentHashMap<>();

  private Keyring(byte[] secret, String country) {
    this.secret = secret.clone();
    this.country = country;
  }

  /**
   * A keyring of a brand of China.
   *
   * @param secret at least 16 bytes
   * @throws IllegalArgumentException when it is shorter
   */
  public static Keyring of(byte[] secret) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "a key has " + secret.length + " bytes; it must have 16 or more");
    }
    return new Keyring(secret, CHINA);
  }

  /**
   * The key of a brand of China whose people are simulated or public, derived from its name; it
   * protects nobody.
   */
  public static Keyring openTo(String brand) {
    return new Keyring(
        hmac(("kith public data " + brand).getBytes(StandardCharsets.UTF_8), "open"), CHINA);
  }

  /**
   * The same keys for a brand of another country.
   *
   * @param code ISO 3166-1 alpha-2
   */
  public Keyring in(String code) {
    return new Keyring(secret, code);
  }

  /** Whose a phone without a country code is, ISO 3166-1 alpha-2; China's unless told. */
  public String country() {
    return country;
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
    return new Keyring(secret, country);
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
