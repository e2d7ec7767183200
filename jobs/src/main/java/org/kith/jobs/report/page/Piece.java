package org.kith.jobs.report.page;

/** Something that can be written into a page. */
@FunctionalInterface
public interface Piece {

  /** Writes it at the page's end. */
  void writeTo(Html html);

  /** Plain text. */
  static Piece text(String text) {
    return html -> html.text(text);
  }

  /** English with the Chinese beside it, smaller; only the English where {@code zh} is null. */
  static Piece both(String en, String zh) {
    return html -> {
      html.text(en);
      if (zh != null && !zh.equals(en)) {
        html.text(" ").leaf("span", zh, "class", "zh", "lang", "zh-Hans");
      }
    };
  }
}
