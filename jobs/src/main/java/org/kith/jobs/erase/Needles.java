package org.kith.jobs.erase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kith.features.consent.ErasedPerson;
import org.kith.features.vault.ContactKind;
import org.kith.jobs.destination.dialect.Dialects;

/**
 * The texts by which a person could still be found: person ids, identifiers, contacts in plain
 * text, and the hashes of these, keyed and plain, in each form that some platform's file writes.
 *
 * <p>A short identifier, such as a member number of five digits, is a count or a price as well: it
 * is sought only together with its kind. A cell of an export that equals it counts.
 */
final class Needles {

  private static final int LONG = 10;

  private final Set<String> anywhere = new TreeSet<>();
  private final Set<String> cells = new TreeSet<>();
  private final List<String> bytes = new ArrayList<>();

  /**
   * @param regions where phones without a country code may belong, as destinations say
   */
  Needles(ErasedPerson person, Set<String> regions) {
    anywhere.addAll(person.personIds());
    cells.addAll(person.personIds());
    person.contacts().forEach(contact -> contact(contact, regions));
    person.accounts().forEach(this::account);
  }

  private void contact(String contact, Set<String> regions) {
    String kind = contact.substring(0, contact.indexOf(':'));
    String plain = contact.substring(kind.length() + 1);
    Set<String> forms = new TreeSet<>(Dialects.written(kind, plain, regions));
    forms.add(plain);
    forms.add(sha256(plain));
    anywhere.addAll(forms);
    cells.addAll(forms);
  }

  private void account(String account) {
    String kind = account.substring(0, account.indexOf(':'));
    String value = account.substring(kind.length() + 1);
    cells.add(value);
    anywhere.add(account);
    anywhere.add("\"%s\":\"%s\"".formatted(kind, value));
    anywhere.add("\"kind\":\"%s\",\"value\":\"%s\"".formatted(kind, value));
    if (value.length() >= LONG) {
      anywhere.add(value);
    }
    if (!ContactKind.includes(kind)) {
      anywhere.add(sha256(value));
    }
  }

  /** What may stand nowhere in the lake. */
  List<String> anywhere() {
    return new ArrayList<>(anywhere);
  }

  /** Whether a cell of an export is one of them. */
  boolean isCell(String cell) {
    return cells.contains(cell) || cells.contains(cell.replaceFirst("^'", ""));
  }

  /** The same as bytes, each byte a character, as {@link #isIn} wants a file's. */
  private List<String> bytes() {
    if (bytes.isEmpty()) {
      anywhere.forEach(
          text ->
              bytes.add(
                  new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
    }
    return bytes;
  }

  /** How many bytes the longest takes. */
  int longest() {
    return bytes().stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * Whether a file's bytes hold one, with no letter or digit before or after it.
   *
   * @param content bytes as Latin-1, each a character
   */
  boolean isIn(String content) {
    for (String needle : bytes()) {
      for (int at = content.indexOf(needle); at >= 0; at = content.indexOf(needle, at + 1)) {
        if (!isWord(content, at - 1) && !isWord(content, at + needle.length())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isWord(String content, int at) {
    return at >= 0 && at < content.length() && Character.isLetterOrDigit(content.charAt(at));
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java has no SHA-256", cause);
    }
  }
}
