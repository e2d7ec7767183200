package org.kith.jobs.destination.file;

/**
 * Keeps a text cell from being run as a formula by the spreadsheet program that opens the file.
 *
 * <p>A cell whose first character that counts is {@code = + - @}, one of their full-width forms, a
 * tab, a line end or NUL gets an apostrophe in front; blanks, invisible marks and quotes do not
 * count. Number cells are not text and are left alone. Follows OWASP's note on CSV injection.
 */
final class FormulaGuard {

  private static final String TRIGGERS = "=+-@\t\r\n\0＝＋－＠";
  private static final String QUOTES = "\"'`“”‘’＂＇";

  private FormulaGuard() {}

  /** The text, safe; {@link #unguard} gives it back. */
  static String guard(String text) {
    return isTrigger(text) ? "'" + text : text;
  }

  /** The text as it was before {@link #guard}. */
  static String unguard(String cell) {
    return cell.startsWith("'") && isTrigger(cell.substring(1)) ? cell.substring(1) : cell;
  }

  static boolean isTrigger(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (TRIGGERS.indexOf(character) >= 0) {
        return true;
      }
      if (!isPassedOver(character)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isPassedOver(char character) {
    return QUOTES.indexOf(character) >= 0
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT;
  }
}
