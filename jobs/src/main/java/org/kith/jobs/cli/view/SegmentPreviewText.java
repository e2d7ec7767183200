package org.kith.jobs.cli.view;

import java.util.Locale;
import org.kith.jobs.preview.Contrast;
import org.kith.jobs.preview.SegmentPreviewFigures;

/** A trial of a segment in words and tables, for the marketer who defines it. */
public final class SegmentPreviewText {

  private SegmentPreviewText() {}

  /** Head line, the funnel, the contrasts, and what the holdout could show. */
  public static String of(SegmentPreviewFigures figures) {
    return "segment %s, tried on release %s as of %s; nothing is written%n%n%s%n%s%n%s"
        .formatted(
            figures.segment(),
            figures.release(),
            figures.asOf(),
            funnel(figures.funnel()),
            contrasts(figures),
            lift(figures));
  }

  private static TextTable funnel(SegmentPreviewFigures.Steps steps) {
    TextTable table = new TextTable("step", "people", "");
    table.row("people", steps.people(), "");
    table.row("consented", steps.consented(), "");
    table.row("not suppressed", steps.notSuppressed(), steps.suppressed().toString());
    steps
        .reachable()
        .forEach((destination, people) -> table.row("reachable by " + destination, people, ""));
    return table.row("within the limit", steps.withinLimit(), "");
  }

  private static String contrasts(SegmentPreviewFigures figures) {
    if (figures.contrasts().isEmpty()) {
      return "no tag tells the members from everyone else\n";
    }
    TextTable table =
        new TextTable(
            "what differs most", "value", "", "members", "others", "difference, 95 %", "");
    for (Contrast contrast : figures.contrasts()) {
      table.row(
          contrast.tag(),
          contrast.value() == null ? "" : contrast.value(),
          contrast.measure(),
          contrast.members(),
          contrast.others(),
          String.format(Locale.ROOT, "%+.3g to %+.3g", contrast.low(), contrast.high()),
          contrast.inRule() ? "by its own rule" : "");
    }
    return table.toString();
  }

  private static String lift(SegmentPreviewFigures figures) {
    return figures.smallestDetectableLift() == null
        ? "its arms can show no lift: there is no holdout, or too few people"
        : String.format(
            Locale.ROOT,
            "the smallest lift that its arms would show: %.1f points over a base rate of %.1f %%",
            100 * figures.smallestDetectableLift(),
            100 * figures.baseRate());
  }
}
