package org.kith.jobs.portal.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.kith.jobs.destination.file.Csv;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.jobs.portal.count.Portrait;
import org.kith.jobs.portal.count.Sizes;
import org.kith.jobs.report.NightFigures;

/**
 * A segment in figures, as a CSV file for partners who may not see rows: how many are left after
 * each step, how many carry each value, how many are in the brand's other segments. No group below
 * {@value Sizes#FLOOR_OF_PARTNERS} is told, and the rest are rounded, whoever asks.
 */
public final class SegmentFigures {

  private static final Sizes SIZES = Sizes.OF_PARTNERS;

  private final View view;
  private final Csv csv;

  private SegmentFigures(View view) {
    this.view = view;
    this.csv =
        Csv.forPeople(
            List.of(
                view.say("what", "类别"),
                view.say("which", "名称"),
                view.say("people", "人数"),
                view.say("share of the segment", "占比")),
            true);
  }

  /** The file, in the view's language. */
  public static byte[] of(View view, NightFigures.Segment segment) {
    SegmentFigures figures = new SegmentFigures(view);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      figures.csv.begin(out);
      figures.steps(segment);
      if (view.brand().crowd().isPresent()) {
        figures.people(view.brand().crowd().get(), segment.name());
      }
      figures.csv.end();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return out.toByteArray();
  }

  private void steps(NightFigures.Segment segment) throws IOException {
    String step = view.say("step", "步骤");
    long all = segment.people();
    row(step, view.say("fit the rule", "符合条件"), all, all);
    row(step, view.say("agreed to be contacted", "同意接收"), segment.consented(), all);
    row(step, view.say("not left out", "未被排除"), segment.notSuppressed(), all);
    row(step, view.say("to contact", "投放"), segment.treat(), all);
    row(step, view.say("held out", "对照"), segment.holdout(), all);
    for (NightFigures.Reach reach : segment.destinations()) {
      row(view.say("reachable", "可触达"), reach.destination(), reach.reachable(), all);
    }
  }

  private void people(Crowd crowd, String segment) throws IOException {
    long all = Portrait.size(crowd, segment);
    for (Tag tag : crowd.tags()) {
      for (int i = 0; i < tag.options().size(); i++) {
        String value = view.tongue().word(tag.options().get(i).value());
        row(view.say(tag.en(), tag.zh()), value, Portrait.carrying(crowd, segment, tag, i), all);
      }
    }
    for (Portrait.Overlap overlap : Portrait.overlaps(crowd, segment)) {
      String other = view.say(overlap.segment().en(), overlap.segment().zh());
      row(view.say("also in", "同时属于"), other, overlap.people(), all);
    }
  }

  private void row(String what, String which, long people, long all) throws IOException {
    csv.row(new Object[] {what, which, SIZES.people(people), SIZES.share(people, all)});
  }
}
