package org.kith.features.source;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.StructType;
import org.kith.features.vault.ContactKind;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

/**
 * What becomes of the text of an identifier: trimmed, blank as null; of a contact kind normalised,
 * hashed and sealed.
 *
 * <p>A person's rows name the same identifier again and again, and hashing and sealing it costs a
 * good part of what a row costs, so that a task keeps what it judged lately.
 */
final class JudgedIdentifier implements UDF1<String, Row> {

  /** Of the result; null for a blank text. {@code unfit} where it cannot name anybody. */
  static final StructType SCHEMA = StructType.fromDDL("value STRING, sealed BINARY, unfit BOOLEAN");

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 128;
  private static final int KEPT = 20_000;
  private static final Set<String> NOBODY = Set.of("null", "none", "n/a", "na", "nan", "0");

  private final String kind;
  private final Keyring keyring;
  private final Sealer sealer;
  private transient Map<String, Row> lately;

  JudgedIdentifier(String kind, Keyring keyring) {
    this.kind = kind;
    this.keyring = keyring;
    this.sealer = new Sealer(keyring);
  }

  @Override
  public synchronized Row call(String text) {
    String trimmed = text == null ? "" : trimmed(text);
    if (trimmed.isEmpty()) {
      return null;
    }
    if (lately == null) {
      lately = new Lately();
    }
    return lately.computeIfAbsent(trimmed, this::judged);
  }

  private Row judged(String trimmed) {
    String normal = isFit(trimmed) ? normal(trimmed) : null;
    if (normal == null) {
      return RowFactory.create(null, null, true);
    }
    String use = "identifier:" + kind;
    return ContactKind.includes(kind)
        ? RowFactory.create(keyring.hash(use, normal), sealer.seal(use, normal), false)
        : RowFactory.create(normal, null, false);
  }

  private String normal(String trimmed) {
    if (ContactKind.includes(kind)) {
      return ContactKind.normalise(kind, trimmed, keyring.country());
    }
    return trimmed.codePoints().anyMatch(JudgedIdentifier::isBlank) ? null : trimmed;
  }

  private static boolean isFit(String trimmed) {
    return trimmed.length() <= LONGEST && !NOBODY.contains(trimmed.toLowerCase(Locale.ROOT));
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** The last so many. */
  private static final class Lately extends LinkedHashMap<String, Row> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Row> eldest) {
      return size() > KEPT;
    }
  }
}
