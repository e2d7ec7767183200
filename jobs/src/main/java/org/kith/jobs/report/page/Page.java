package org.kith.jobs.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A whole page in one file: its style is inside it, it has no script, and its own policy forbids it
 * to fetch anything.
 */
public final class Page {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'";

  private final String title;
  private final List<Piece> pieces;

  /**
   * @param title of the window
   * @param pieces what stands in it, in order
   */
  public Page(String title, List<Piece> pieces) {
    this.title = title;
    this.pieces = List.copyOf(pieces);
  }

  /** The page as text, to be kept in UTF-8; the same bytes for the same pieces. */
  public String render() {
    Html html = new Html();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty("meta", "name", "robots", "content", "noindex");
    html.empty("link", "rel", "icon", "href", "data:,");
    html.leaf("title", title).style(style()).close();
    html.open("body");
    pieces.forEach(html::add);
    html.close().close();
    return "<!DOCTYPE html>\n" + html;
  }

  private static String style() {
    try (InputStream css = Page.class.getResourceAsStream("page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("page.css cannot be read from the class path", e);
    }
  }
}
