package org.kith.jobs.portal.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.Portrait;
import org.kith.jobs.portal.count.Portrait.Contrast;
import org.kith.jobs.portal.count.Portrait.Overlap;
import org.kith.jobs.portal.count.Sizes;
import org.kith.jobs.portal.shelf.Night;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.page.Bars;
import org.kith.jobs.report.page.Funnel;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Table;

/** The people of a segment in figures: contrasts, funnel, overlap, night by night. */
final class SegmentPeople {

  private static final int NIGHTS = 14;

  private SegmentPeople() {}

  static Piece contrasts(View view, Crowd crowd, String segment) {
    long all = Portrait.size(crowd, segment);
    List<Contrast> contrasts =
        Portrait.contrasts(crowd, segment).stream()
            .filter(one -> isTold(view.sizes(), one.difference().members(), all))
            .toList();
    Piece shown =
        contrasts.isEmpty()
            ? Layout.empty(
                view.say("Nothing tells them clearly from everyone else.", "与其他人没有明显差异。"),
                view.say("The segment may be too small to say.", "人群可能过小，无法判断。"))
            : bars(view, contrasts, all, crowd.people() - all);
    return Layout.section(
        "who",
        view.say("Who they are", "他们是谁"),
        view.say(
            "What they have more or less often than everyone else. The thin bar is everyone else.",
            "与其他人相比更常见或更少见的特征。细条为其他人。"),
        List.of(shown));
  }

  /** Neither who carries a value nor who does not may be too small a group. */
  private static boolean isTold(Sizes sizes, double share, long all) {
    long carrying = Math.round(share * all);
    return !sizes.isCovered(carrying) && !sizes.isCovered(all - carrying);
  }

  private static Bars bars(View view, List<Contrast> contrasts, long all, long outside) {
    Sizes sizes = view.sizes();
    Bars bars = new Bars(view.say("Share of people", "人数占比"));
    for (Contrast contrast : contrasts) {
      String title = view.say(contrast.tag().en(), contrast.tag().zh());
      long inside = Math.round(contrast.difference().members() * all);
      long others = Math.round(contrast.difference().others() * outside);
      bars.bar(
          Piece.text(title + valueWords(view, contrast.value())),
          sizes.share(inside, all) + view.say(" vs ", " 对比 ") + sizes.share(others, outside),
          sizes.part(inside, all),
          sizes.part(others, outside));
    }
    return bars;
  }

  private static String valueWords(View view, String value) {
    return value.equals("yes") ? "" : view.say(": ", "：") + view.tongue().word(value);
  }

  static Piece funnel(View view, NightFigures.Segment segment) {
    Funnel funnel = new Funnel(view.say("From people to files", "从人群到文件"));
    long all = segment.people();
    step(view, funnel, "Fit the rule", "符合条件", segment.people(), all);
    step(view, funnel, "Agreed to be contacted", "同意接收", segment.consented(), all);
    step(view, funnel, "Not left out", "未被排除", segment.notSuppressed(), all);
    for (NightFigures.Reach reach : segment.destinations()) {
      String place = " · " + reach.destination();
      step(view, funnel, "Reachable" + place, "可触达" + place, reach.reachable(), all);
      if (!view.sizes().hidesRest(segment.holdout())) {
        funnel.end(
            view.tongue().piece("In the file" + place, "文件中" + place),
            view.sizes().people(reach.written()),
            view.sizes().share(reach.written(), all),
            view.sizes().part(reach.written(), all));
      }
    }
    return Layout.section(
        "funnel",
        view.say("How many can be reached", "可触达人数"),
        leftOut(view, segment),
        List.of(funnel));
  }

  private static String leftOut(View view, NightFigures.Segment segment) {
    Map<String, Long> people = new LinkedHashMap<>();
    segment.suppressed().forEach((name, left) -> people.put(reason(view, name), left));
    for (NightFigures.Reach reach : segment.destinations()) {
      String place = " · " + reach.destination();
      people.put(view.say("contacted often enough", "触达已满") + place, reach.overCap());
      people.put(
          view.say("offered enough for the content they got", "推销已满，需先推送内容") + place,
          reach.overSelling());
    }
    List<String> reasons =
        people.entrySet().stream()
            .filter(reason -> reason.getValue() > 0)
            .map(reason -> reason.getKey() + " " + view.sizes().people(reason.getValue()))
            .toList();
    return reasons.isEmpty()
        ? view.say("Nobody is left out by a rule.", "没有人因规则被排除。")
        : view.say("Left out: ", "排除：") + String.join(view.say(", ", "，"), reasons);
  }

  /** A reason for leaving someone out, in the page's language. */
  static String reason(View view, String reason) {
    return switch (reason) {
      case "staff" -> view.say("staff", "员工");
      case "complaint" -> view.say("complained", "近期投诉");
      case "robot" -> view.say("robots", "疑似机器人");
      case "minor" -> view.say("children", "不满十四岁");
      case "not-worth" -> view.say("not worth the cost", "预期收益低于成本");
      default -> view.tongue().word(reason);
    };
  }

  private static void step(View view, Funnel funnel, String en, String zh, long people, long all) {
    funnel.step(
        view.tongue().piece(en, zh),
        view.sizes().people(people),
        view.sizes().share(people, all),
        view.sizes().part(people, all));
  }

  static Piece overlaps(View view, Crowd crowd, String segment) {
    List<Overlap> overlaps =
        Portrait.overlaps(crowd, segment).stream()
            .filter(overlap -> view.standInFor(overlap.segment().name()).isEmpty())
            .toList();
    Sizes sizes = view.sizes().composed();
    Bars bars = new Bars(view.say("People in both", "同时属于两个人群"));
    for (Overlap overlap : overlaps) {
      bars.bar(
          Piece.text(view.say(overlap.segment().en(), overlap.segment().zh())),
          overlap.shared().people(sizes) + " · " + overlap.shared().share(sizes),
          overlap.shared().part(sizes));
    }
    return Layout.section(
        "overlap",
        view.say("Whom it shares with others", "与其他人群的重叠"),
        overlaps.isEmpty() ? view.say("It is the only segment.", "目前只有这一个人群。") : null,
        overlaps.isEmpty() ? List.of() : List.of(bars));
  }

  static Piece nights(View view, String segment) {
    Table table =
        new Table(
            view.say("The last two weeks of nights", "最近十四夜"),
            1,
            List.of(
                view.say("Night", "日期"),
                view.say("People", "人数"),
                view.say("To contact", "投放"),
                view.say("Held out", "对照")));
    view.brand().nights().stream()
        .filter(night -> night.segment(segment).isPresent())
        .limit(NIGHTS)
        .forEach(night -> table.row(cells(view, night, night.segment(segment).orElseThrow())));
    return table;
  }

  private static List<Piece> cells(View view, Night night, NightFigures.Segment segment) {
    return List.of(
        Piece.text(view.tongue().day(night.asOf())),
        Piece.text(view.sizes().people(segment.people())),
        Piece.text(view.sizes().rest(segment.treat(), segment.holdout())),
        Piece.text(view.sizes().people(segment.holdout())));
  }
}
