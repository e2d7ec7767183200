package org.kith.jobs.portal.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.destination.file.Csv;
import org.kith.jobs.portal.count.Brands;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.jobs.portal.count.Portrait;
import org.kith.jobs.portal.count.Shared;
import org.kith.jobs.portal.count.Sizes;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.words.Numbers;

/**
 * A segment in figures, as a CSV file for partners who may not see rows: how many are left after
 * each step, how many carry each value, how many are in other segments and brands. No group below
 * {@value Sizes#FLOOR_OF_PARTNERS} is told, nor so few who are in one group alone, nor whom to
 * contact where so few are held out; the rest lie on the grid of {@link Sizes}, whoever asks. Of a
 * segment that overlaps another almost wholly only that is told.
 */
public final class SegmentFigures {

  private final View view;
  private final Sizes sizes;
  private final Csv csv;

  private SegmentFigures(View view) {
    this.view = view;
    this.sizes = view.brand().partners();
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
      Optional<Crowd> crowd = view.brand().crowd();
      Optional<CrowdDocument.Segment> first =
          crowd.flatMap(people -> people.alike().standInFor(segment.name()));
      if (first.isPresent()) {
        figures.standIn(first.get());
      } else {
        figures.steps(segment);
        if (crowd.isPresent()) {
          figures.people(crowd.get(), segment.name());
        }
      }
      figures.csv.end();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return out.toByteArray();
  }

  private void standIn(CrowdDocument.Segment first) throws IOException {
    csv.row(
        new Object[] {
          view.say("nearly the same people as", "成员几乎相同于"),
          view.say(first.en(), first.zh()),
          Numbers.NONE,
          Numbers.NONE
        });
  }

  private void steps(NightFigures.Segment segment) throws IOException {
    String step = view.say("step", "步骤");
    long all = segment.people();
    row(step, view.say("fit the rule", "符合条件"), all, all);
    row(step, view.say("agreed to be contacted", "同意接收"), segment.consented(), all);
    row(step, view.say("not left out", "未被排除"), segment.notSuppressed(), all);
    if (!sizes.hidesRest(segment.holdout())) {
      row(step, view.say("to contact", "投放"), segment.treat(), all);
    }
    row(step, view.say("held out", "对照"), segment.holdout(), all);
    for (NightFigures.Reach reach : segment.destinations()) {
      row(view.say("reachable", "可触达"), reach.destination(), reach.reachable(), all);
    }
  }

  private void people(Crowd crowd, String segment) throws IOException {
    for (Tag tag : crowd.tags()) {
      for (int i = 0; i < tag.options().size(); i++) {
        String value = view.tongue().word(tag.options().get(i).value());
        row(view.say(tag.en(), tag.zh()), value, Portrait.carrying(crowd, segment, tag, i));
      }
    }
    for (Portrait.Overlap overlap : Portrait.overlaps(crowd, segment)) {
      if (crowd.alike().standInFor(overlap.segment().name()).isPresent()) {
        continue;
      }
      String other = view.say(overlap.segment().en(), overlap.segment().zh());
      row(view.say("also in", "同时属于"), other, overlap.shared());
    }
    String own = crowd.segment(segment).map(CrowdDocument.Segment::brand).orElse(null);
    for (String brand : view.house()) {
      if (!brand.equals(own)) {
        String what = view.say("also in segments of the brand", "同时属于该品牌的人群");
        row(what, brand, Brands.of(crowd, segment, brand));
      }
    }
  }

  private void row(String what, String which, Shared shared) throws IOException {
    csv.row(new Object[] {what, which, shared.people(sizes), shared.share(sizes)});
  }

  private void row(String what, String which, long people, long all) throws IOException {
    csv.row(new Object[] {what, which, sizes.people(people), sizes.share(people, all)});
  }
}
