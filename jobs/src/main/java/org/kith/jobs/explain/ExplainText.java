package org.kith.jobs.explain;

import java.util.Locale;
import org.kith.jobs.explain.ExplainFigures.Identifier;
import org.kith.jobs.explain.ExplainFigures.Membership;
import org.kith.jobs.explain.ExplainFigures.Recommendation;
import org.kith.jobs.explain.ExplainFigures.Tag;

/** The explanation of a person as text for a terminal. */
public final class ExplainText {

  private static final int HASH_SHOWN = 12;

  private ExplainText() {}

  /**
   * Four blocks of lines: identifiers, tags, recommendations, segments; a fifth where similar
   * people were asked for.
   */
  public static String of(ExplainFigures figures) {
    StringBuilder text = new StringBuilder("Person " + figures.personId() + "\n");
    heading(text, "Identifiers", figures.identifiers().isEmpty());
    for (Identifier identifier : figures.identifiers()) {
      line(text, "%-16s %s", identifier.kind(), shortened(identifier.value()));
    }
    heading(text, "Tags", figures.tags().isEmpty());
    for (Tag tag : figures.tags()) {
      line(text, "%s = %s", tag.tag(), tag.value());
      line(text, "    %s", tag.reason().en());
      line(text, "    %s", tag.reason().zh());
    }
    heading(text, "Recommendations", figures.recommendations().isEmpty());
    for (Recommendation item : figures.recommendations()) {
      String title = item.title() == null ? "" : "  " + item.title();
      line(
          text,
          "%3d. %s%s  (%.4f, %s)",
          item.rank(),
          item.itemId(),
          title,
          item.score(),
          item.model());
      if (item.reason() != null) {
        line(text, "     %s", item.reason().en());
        line(text, "     %s", item.reason().zh());
      }
    }
    heading(text, "Segments", figures.segments().isEmpty());
    for (Membership segment : figures.segments()) {
      line(text, "%s (%s, rank %d)", segment.segment(), segment.arm(), segment.rank());
      line(text, "    %s", segment.reason().en());
      line(text, "    %s", segment.reason().zh());
    }
    if (!figures.similarPeople().isEmpty()) {
      heading(text, "Who buys the same items", false);
      figures
          .similarPeople()
          .forEach(one -> line(text, "%4d. %s  (%.4f)", one.rank(), one.personId(), one.score()));
    }
    return text.toString();
  }

  private static void heading(StringBuilder text, String title, boolean empty) {
    text.append('\n').append(title).append(empty ? ": none\n" : "\n");
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String shortened(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, HASH_SHOWN) + "…" : value;
  }
}
