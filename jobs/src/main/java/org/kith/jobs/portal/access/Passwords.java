package org.kith.jobs.portal.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes and one lane, which OWASP names as the least for
 * interactive logins.
 */
public final class Passwords {

  /** Fewest characters that a password has. */
  public static final int FEWEST_CHARACTERS = 10;

  private static final Argon2Function ARGON =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What an unknown name is checked against, so that the answer takes as long. */
  private static final String NOBODY = hash("nobody has this password");

  private Passwords() {}

  /** The hash to keep, salted afresh. */
  public static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return ARGON.hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult();
  }

  /**
   * Whether the password is the account's.
   *
   * @param account null for an unknown name: the work is the same, the answer no
   */
  public static boolean fits(String password, Account account) {
    String kept = account == null ? NOBODY : account.password();
    boolean fits =
        Argon2Function.getInstanceFromHash(kept)
            .check(
                password.getBytes(StandardCharsets.UTF_8), kept.getBytes(StandardCharsets.UTF_8));
    return fits && account != null;
  }
}
