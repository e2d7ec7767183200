package org.kith.jobs.destination.identifier;

import java.io.Serializable;
import java.util.List;

/**
 * One way in which a platform lets a file name people.
 *
 * @param name the platform's own word, such as {@code HASH_MOBILE_PHONE}; the header where a file
 *     has one
 * @param kinds identifier kinds that serve, such as {@code phone}; {@value #PERSON} for the person
 *     itself
 * @param form what the identifier is brought into first
 * @param hashing what is then written
 */
public record IdType(String name, List<String> kinds, Form form, Hashing hashing)
    implements Serializable {

  /** The kind of the id that every person has. */
  public static final String PERSON = "person_id";

  private static final long serialVersionUID = 1L;

  public IdType {
    kinds = List.copyOf(kinds);
  }

  /** Of one kind. */
  public static IdType of(String name, String kind, Form form, Hashing hashing) {
    return new IdType(name, List.of(kind), form, hashing);
  }

  /** Whether the vault has to be opened to write it. */
  public boolean opensVault() {
    return hashing != Hashing.KEYED && !kinds.contains(PERSON) && !kinds.contains("member");
  }

  /**
   * What stands in the file for an identifier.
   *
   * <p>One that is a hash already, of 32 or 64 hex digits, is never hashed again: it is written
   * where the platform wants a hash of that length, and fits nowhere else.
   *
   * @param region where phones without a country code belong
   * @return null when the platform could not use it
   */
  public String written(String identifier, String region) {
    return written(form, hashing, identifier, region);
  }

  static String written(Form form, Hashing hashing, String text, String region) {
    String cleaned = text == null ? "" : Form.cleaned(text);
    if (hashing != Hashing.NONE && Hashing.isDigest(cleaned)) {
      return hashing.fits(cleaned) ? cleaned.toLowerCase(java.util.Locale.ROOT) : null;
    }
    String formed = form.of(text, region);
    return formed == null ? null : hashing.of(formed);
  }
}
