package org.kith.jobs.destination.identifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How a file names a person without showing the identifier.
 *
 * <p>Only {@link #KEYED} withstands a dictionary of all phone numbers; the others are written where
 * a platform asks for them, into its own file and nowhere else.
 */
public enum Hashing {
  /** The value itself. */
  NONE("none", 0),
  /** The keyed hash that stands for the identifier everywhere in the lake. */
  KEYED("hmac-sha-256, the brand's key", 64),
  /** MD5 in lower-case hex. */
  MD5("md5", 32),
  /** SHA-256 in lower-case hex, without salt. */
  SHA256("sha-256", 64),
  /** SHA-256 of the lower-case hex of MD5, as Tencent's {@code MD5_SHA256_} types. */
  MD5_SHA256("sha-256 of md5", 64);

  private final String words;
  private final int digits;

  Hashing(String words, int digits) {
    this.words = words;
    this.digits = digits;
  }

  /** For the manifest. */
  public String words() {
    return words;
  }

  /** Whether the text, 32 or 64 hex digits, is a hash already. */
  public static boolean isDigest(String text) {
    return (text.length() == MD5.digits || text.length() == SHA256.digits)
        && text.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128);
  }

  /** Whether what this writes is as long as the digest, so that the digest may stand for it. */
  boolean fits(String digest) {
    return digest.length() == digits;
  }

  /** The text's hash in lower-case hex; the text itself where nothing is hashed. */
  String of(String text) {
    return switch (this) {
      case NONE, KEYED -> text;
      case MD5 -> hex("MD5", text);
      case SHA256 -> hex("SHA-256", text);
      case MD5_SHA256 -> hex("SHA-256", hex("MD5", text));
    };
  }

  private static String hex(String algorithm, String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java has no " + algorithm, cause);
    }
  }
}
