package org.kith.features.vault;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Accounts of people who were erased, by a keyed hash of their own, so that what is delivered again
 * can be told and nobody be found by it.
 */
public final class Tombstones implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String USE = "tombstone";
  private static final String BETWEEN_WORDS = "[^\\p{L}\\p{N}@._+-]+";

  private final Keyring keyring;
  private final Set<String> hashes;
  private final Set<String> kinds;

  /**
   * @param marks one an account, as {@link #markOf} gives them
   */
  public Tombstones(Keyring keyring, Set<String> marks) {
    this.keyring = keyring;
    this.hashes = new TreeSet<>(marks);
    this.kinds =
        marks.stream()
            .map(mark -> mark.substring(0, mark.indexOf(':')))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What stands for an erased account: its kind, and the keyed hash of the whole. */
  public static String markOf(Keyring keyring, String account) {
    return account.substring(0, account.indexOf(':')) + ":" + keyring.hash(USE, account);
  }

  /** Whether nobody has been erased. */
  public boolean isEmpty() {
    return hashes.isEmpty();
  }

  /** Whether the account, {@code kind:value} as in a fact, is an erased person's. */
  public boolean covers(String account) {
    return account != null
        && kinds.contains(account.substring(0, Math.max(0, account.indexOf(':'))))
        && hashes.contains(markOf(keyring, account));
  }

  /** Whether a word of the raw row, in whatever column, is an erased person's identifier. */
  public boolean covers(byte[] raw) {
    if (raw == null) {
      return false;
    }
    for (String word : new String(raw, StandardCharsets.UTF_8).split(BETWEEN_WORDS)) {
      for (String kind : kinds) {
        if (!word.isEmpty() && covers(accountOf(kind, word))) {
          return true;
        }
      }
    }
    return false;
  }

  private String accountOf(String kind, String word) {
    if (!ContactKind.includes(kind)) {
      return kind + ":" + word;
    }
    String normal = ContactKind.normalise(kind, word, keyring.country());
    return normal == null ? null : kind + ":" + keyring.hash("identifier:" + kind, normal);
  }

  /** All of them, in order, for a fingerprint of what they decide. */
  public Set<String> marks() {
    return Set.copyOf(hashes);
  }
}
