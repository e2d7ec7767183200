package org.kith.jobs.portal.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words by which one person may take one file once, within ten minutes.
 *
 * <p>A token is {@code KEYID.EXPIRY.NONCE.SEAL}; the seal is an HMAC over user, export, SHA-256,
 * expiry and nonce. A nonce that was used is remembered until it would have run out anyway.
 */
public final class DownloadTokens {

  /** How long a token holds. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private final Secret secret;
  private final InstantSource clock;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  /** Tokens under a key, by a clock. */
  public DownloadTokens(Secret secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /** A token for one file, of this content. */
  public String issue(String user, String export, String sha256) {
    String expiry = Long.toString(clock.instant().plus(LIFE).getEpochSecond());
    String nonce = Secret.word();
    return String.join(
        ".", secret.keyId(), expiry, nonce, seal(user, export, sha256, expiry, nonce));
  }

  /** Whether the token is for this person, file and content, holds still, and was not used. */
  public boolean redeem(String token, String user, String export, String sha256) {
    String[] parts = token == null ? new String[0] : token.split("\\.", -1);
    if (parts.length != 4 || !parts[1].matches("\\d{1,12}")) {
      return false;
    }
    Instant now = clock.instant();
    Instant expiry = Instant.ofEpochSecond(Long.parseLong(parts[1]));
    boolean sealed = same(parts[3], seal(user, export, sha256, parts[1], parts[2]));
    boolean ours = same(parts[0], secret.keyId());
    if (!sealed || !ours || now.isAfter(expiry) || expiry.isAfter(now.plus(LIFE))) {
      return false;
    }
    used.values().removeIf(now::isAfter);
    return used.putIfAbsent(parts[2], expiry) == null;
  }

  private String seal(String... parts) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.seal("download", parts));
  }

  private static boolean same(String given, String right) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
