package org.kith.features.source.raw;

import java.text.Normalizer;

/** What may stand in a cell, and the one form in which it does. */
public final class CleanText {

  private static final char FIRST_BEYOND_ASCII = 0x80;

  private CleanText() {}

  /**
   * Whether the text holds a character that steers a terminal or the direction of writing, or is
   * none: controls but tab and line ends, directional overrides and isolates, the mark of byte
   * order, non-characters.
   *
   * @param allowed controls that may stand in it beside the tab
   */
  public static boolean steers(String text, String allowed) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < ' ' ? c != '\t' && allowed.indexOf(c) < 0 : steers(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean steers(char c) {
    return (c >= 0x7F && c <= 0x9F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || c >= 0xFFFE;
  }

  /** Whether there is nothing in it but blanks of any script. */
  public static boolean isBlank(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        return false;
      }
    }
    return true;
  }

  /** The text in Unicode's normal form C. */
  public static String normal(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= FIRST_BEYOND_ASCII) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }
}
