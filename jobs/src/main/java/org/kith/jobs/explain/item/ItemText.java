package org.kith.jobs.explain.item;

import java.util.Locale;

/** What a release says of an item, as text for a terminal. */
public final class ItemText {

  private ItemText() {}

  /** Two blocks of lines: who would want it, and what the same people buy. */
  public static String of(ItemFigures figures) {
    StringBuilder text = new StringBuilder("Item " + figures.itemId());
    text.append(titled(figures.title())).append('\n');
    line(text, "bought by %,d people", figures.buyers());
    heading(text, "Who would want it" + by(figures), figures.audience().isEmpty());
    figures
        .audience()
        .forEach(one -> line(text, "%4d. %s  (%.4f)", one.rank(), one.personId(), one.score()));
    heading(text, "What the same people buy", figures.similarItems().isEmpty());
    figures
        .similarItems()
        .forEach(
            item ->
                line(
                    text,
                    "%4d. %s%s  (%.4f)",
                    item.rank(),
                    item.itemId(),
                    titled(item.title()),
                    item.score()));
    return text.toString();
  }

  private static String by(ItemFigures figures) {
    return figures.model() == null ? "" : ", by " + figures.model() + " " + figures.version();
  }

  private static String titled(String title) {
    return title == null ? "" : "  " + title;
  }

  private static void heading(StringBuilder text, String title, boolean empty) {
    text.append('\n').append(title).append(empty ? ": none\n" : "\n");
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
