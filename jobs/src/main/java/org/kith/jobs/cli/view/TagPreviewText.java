package org.kith.jobs.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.jobs.preview.TagPreviewFigures;

/** A trial of the tag catalogue in a table, for whoever edits it. */
public final class TagPreviewText {

  private TagPreviewText() {}

  /** Head line, a line a tag, and the tags that nobody uses. */
  public static String of(TagPreviewFigures figures) {
    TextTable table = new TextTable("tag", "type", "people", "coverage", "");
    figures.tags().forEach(tag -> table.row(row(tag)));
    return head(figures) + "\n\n" + table + unused(figures);
  }

  private static String head(TagPreviewFigures figures) {
    String compiled = String.format(Locale.ROOT, "all %,d tags compile", figures.tags().size());
    return figures.release() == null
        ? compiled + "; the lake holds no release, so that nobody could be counted"
        : String.format(
            Locale.ROOT,
            "%s; as of %s, on a sample of %,d people of release %s",
            compiled,
            figures.asOf(),
            figures.people(),
            figures.release());
  }

  private static Object[] row(TagPreviewFigures.Line tag) {
    return new Object[] {
      tag.tag(),
      tag.type(),
      tag.coverage() == null ? "–" : tag.covered(),
      tag.coverage() == null ? "–" : percent(tag.coverage()),
      notes(tag)
    };
  }

  private static String notes(TagPreviewFigures.Line tag) {
    List<String> notes = new ArrayList<>();
    if (tag.notApplicable() != null) {
      notes.add("not applicable: " + tag.notApplicable().en());
    } else if (tag.isThin()) {
      notes.add("below the expected " + percent(tag.expected()).strip());
    }
    if (tag.unused()) {
      notes.add("unused");
    }
    return String.join("; ", notes);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%5.1f %%", 100 * share);
  }

  private static String unused(TagPreviewFigures figures) {
    List<String> unused =
        figures.tags().stream()
            .filter(TagPreviewFigures.Line::unused)
            .map(TagPreviewFigures.Line::tag)
            .toList();
    return unused.isEmpty()
        ? "\nevery tag is used"
        : "\nunused, named by no segment, model, destination or other tag and no feature: "
            + String.join(", ", unused);
  }
}
