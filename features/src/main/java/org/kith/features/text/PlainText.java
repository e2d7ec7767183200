package org.kith.features.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as all of this package reads it: its first {@value #MOST} characters, in Unicode's
 * compatibility form (full-width letters and digits become plain ones), in small letters, every run
 * of blanks and control characters one blank.
 *
 * <p>Nothing is refused: emoji stay, a half of one that stands alone becomes a blank, and a text of
 * any length is cut. Null is an empty text.
 */
final class PlainText {

  /** UTF-16 units of a text that are read; what comes after them is not. */
  static final int MOST = 10_000;

  private PlainText() {}

  static String of(String text) {
    if (text == null) {
      return "";
    }
    String small =
        Normalizer.normalize(whole(cut(text)), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(small.length());
    boolean blank = true;
    for (int i = 0; i < small.length(); i++) {
      char letter = small.charAt(i);
      boolean isBlank =
          Character.isWhitespace(letter)
              || Character.isSpaceChar(letter)
              || Character.isISOControl(letter);
      if (!isBlank) {
        plain.append(letter);
      } else if (!blank) {
        plain.append(' ');
      }
      blank = isBlank;
    }
    return plain.toString().stripTrailing();
  }

  private static String cut(String text) {
    if (text.length() <= MOST) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST);
  }

  private static String whole(String text) {
    StringBuilder whole = null;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(letter)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (paired) {
        i++;
      } else if (Character.isSurrogate(letter)) {
        whole = whole == null ? new StringBuilder(text) : whole;
        whole.setCharAt(i, ' ');
      }
    }
    return whole == null ? text : whole.toString();
  }
}
