package org.kith.jobs.cli.view;

import java.util.Locale;
import java.util.stream.Collectors;
import org.kith.jobs.preview.Contrast;
import org.kith.jobs.preview.SegmentPreviewFigures;
import org.kith.jobs.report.words.Numbers;

/** A trial of a segment in words and tables, for the marketer who defines it. */
public final class SegmentPreviewText {

  private SegmentPreviewText() {}

  /** Head line, the funnel, why nobody is left, the contrasts, and what the holdout could show. */
  public static String of(SegmentPreviewFigures figures) {
    return "segment %s, tried on release %s as of %s; nothing is written%n%n%s%s%n%s%n%s%s"
        .formatted(
            figures.segment(),
            figures.release(),
            figures.asOf(),
            funnel(figures.funnel()),
            figures.nobody() == null
                ? ""
                : "nobody would be contacted: %s%n".formatted(figures.nobody()),
            contrasts(figures),
            published(figures),
            lift(figures));
  }

  private static TextTable funnel(SegmentPreviewFigures.Steps steps) {
    TextTable table = new TextTable("step", "people", "");
    table.row("people", shown(steps.people()), "");
    table.row("consented", shown(steps.consented()), "");
    table.row("not suppressed", shown(steps.notSuppressed()), suppressed(steps));
    steps
        .reachable()
        .forEach(
            (destination, people) -> table.row("reachable by " + destination, shown(people), ""));
    return table.row("within the limit", shown(steps.withinLimit()), "");
  }

  /** The size of a group, covered where it is small enough to guess who is in it. */
  private static Object shown(long people) {
    return Numbers.isSmall(people) ? Numbers.people(people) : people;
  }

  private static String suppressed(SegmentPreviewFigures.Steps steps) {
    return steps.suppressed().entrySet().stream()
        .map(reason -> reason.getKey() + " " + Numbers.people(reason.getValue()))
        .collect(Collectors.joining(", "));
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

  private static String published(SegmentPreviewFigures figures) {
    StringBuilder text = new StringBuilder();
    if (!figures.overlaps().isEmpty()) {
      TextTable table = new TextTable("shares people with", "people");
      figures.overlaps().forEach(one -> table.row(one.segment(), shown(one.people())));
      text.append(table).append('\n');
    }
    SegmentPreviewFigures.Since since = figures.since();
    if (since != null) {
      text.append(
          "of the published segment's people %s stay and %s leave; %s are new%n"
              .formatted(shown(since.stay()), shown(since.leave()), shown(since.enter())));
    }
    return text.toString();
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
