package org.kith.jobs.report.page;

import java.util.List;

/**
 * One part of a page, with a heading in two languages and a sentence that says the most important
 * thing.
 *
 * @param id anchor, kebab-case
 * @param en heading in English
 * @param zh heading in Chinese
 * @param lead sentence below the heading; null for none
 * @param pieces what follows
 */
public record Section(String id, String en, String zh, String lead, List<Piece> pieces)
    implements Piece {

  public Section {
    pieces = List.copyOf(pieces);
  }

  @Override
  public void writeTo(Html html) {
    html.open("section", "id", id, "aria-labelledby", id + "-heading");
    html.open("h2", "id", id + "-heading").add(Piece.both(en, zh)).close();
    if (lead != null) {
      html.open("p", "class", "lead").text(lead).close();
    }
    pieces.forEach(html::add);
    html.close();
  }
}
