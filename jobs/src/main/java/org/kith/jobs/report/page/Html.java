package org.kith.jobs.report.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Writes HTML in which every text and every attribute's value is escaped, and every element closed.
 *
 * <p>Control characters, halves of surrogate pairs and characters that turn the direction of what
 * follows are shown as U+FFFD, so that no name can change how the text around it reads.
 */
public final class Html {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> unclosed = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; one with a null value is left out
   */
  public Html open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    unclosed.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  public Html close() {
    out.append("</").append(unclosed.pop()).append(">\n");
    return this;
  }

  /** An element that holds only text; inside a line, so without a line's end after it. */
  public Html leaf(String tag, String text, String... attributes) {
    start(tag, attributes);
    out.append('>');
    text(text);
    out.append("</").append(tag).append('>');
    return this;
  }

  /** An element without content, such as {@code meta} or an SVG shape. */
  public Html empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** Text, escaped; null writes nothing. */
  public Html text(String text) {
    if (text != null) {
      escape(text);
    }
    return this;
  }

  /** A piece, in place. */
  public Html add(Piece piece) {
    piece.writeTo(this);
    return this;
  }

  /**
   * A style sheet of our own, as it is.
   *
   * @throws IllegalArgumentException when it could end its element or fetch something
   */
  Html style(String css) {
    if (css.contains("</") || css.contains("url(") || css.contains("@import")) {
      throw new IllegalArgumentException("a style sheet must neither end early nor fetch anything");
    }
    out.append("<style>\n").append(css).append("</style>\n");
    return this;
  }

  /** What was written. */
  @Override
  public String toString() {
    if (!unclosed.isEmpty()) {
      throw new IllegalStateException("not closed: " + unclosed);
    }
    return out.toString();
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(checked(tag));
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(checked(attributes[i])).append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of an element or attribute: " + name);
    }
    return name;
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int character) {
    switch (character) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(isHarmless(character) ? character : 0xFFFD);
    }
  }

  private static boolean isHarmless(int character) {
    boolean control = Character.isISOControl(character) && character != '\n' && character != '\t';
    boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    boolean turning =
        (character >= 0x202A && character <= 0x202E)
            || (character >= 0x2066 && character <= 0x2069);
    return !control && !half && !turning;
  }
}
