package org.kith.jobs.portal.page;

import java.util.List;
import java.util.stream.Collectors;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.Selection;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.words.Numbers;

/** Why people are in a segment: its rule as the data team wrote it. */
final class SegmentRule {

  private SegmentRule() {}

  static Piece section(View view, CrowdDocument.Segment segment) {
    return Layout.section(
        "why",
        view.say("Why they were chosen", "为何入选"),
        view.say("The rule that your data team keeps.", "数据团队维护的规则。"),
        List.of(
            html -> {
              html.open("dl", "class", "reasons");
              if (segment.wants() == null || !segment.where().equals("true")) {
                code(html, view.say("Everyone for whom", "符合"), segment.where());
              }
              if (segment.wants() != null) {
                text(html, view.say("Would most want", "最想要"), wants(view, segment.wants()));
              }
              picked(html, view, segment);
              text(html, view.say("Left out", "排除"), leftOut(view, segment));
              text(html, view.say("Held out", "对照"), heldOut(view, segment));
              text(
                  html,
                  view.say("Files are kept", "文件保留"),
                  view.tongue().count(segment.retentionDays(), "day", "天"));
              html.close();
            }));
  }

  /** What narrows those for whom the rule holds, in the order in which it does. */
  private static void picked(Html html, View view, CrowdDocument.Segment segment) {
    Selection selection = segment.selection();
    if (!selection.include().isEmpty()) {
      text(html, view.say("In one of", "属于任一"), names(view, selection.include()));
    }
    if (!selection.exclude().isEmpty()) {
      text(html, view.say("In none of", "不属于"), names(view, selection.exclude()));
    }
    if (selection.worth() != null && !view.sizes().isForPartners()) {
      worth(html, view, selection.worth());
    }
    if (segment.rankBy() != null) {
      code(html, view.say("Highest first by", "排序"), segment.rankBy());
    }
    if (selection.draw() != null) {
      text(
          html,
          segment.rankBy() == null ? view.say("Order", "顺序") : view.say("Among equals", "同分者"),
          view.say("drawn by lot, the same every night", "随机抽取，每夜顺序相同"));
    }
    if (selection.spread() != null) {
      spread(html, view, selection.spread());
    }
    if (segment.limit() != null) {
      text(html, view.say("At most", "上限"), Numbers.count(segment.limit()));
    }
  }

  private static String names(View view, List<String> segments) {
    return segments.stream()
        .map(
            name ->
                SegmentsPage.definition(view, name)
                    .map(found -> view.say(found.en(), found.zh()))
                    .orElse(name))
        .collect(Collectors.joining(view.say(", ", "、")));
  }

  private static void worth(Html html, View view, Selection.Worth worth) {
    String cost = Numbers.amount(worth.cost());
    code(
        html,
        view.say("Expected to earn more than a contact's cost", "预期收益高于触达成本"),
        "(%s) × (%s) > %s".formatted(worth.gain(), worth.value(), cost));
    if (worth.budget() != null) {
      text(html, view.say("Budget", "预算"), Numbers.amount(worth.budget()));
    }
  }

  private static void spread(Html html, View view, Selection.Spread spread) {
    String each =
        spread.each() == null
            ? view.say("each cell in proportion to its people", "按各组人数比例")
            : view.say("at most %s of each", "每组最多 %s 人").formatted(Numbers.count(spread.each()));
    html.open("div").leaf("dt", view.say("Spread over", "分组")).open("dd");
    html.leaf("code", String.join(" × ", spread.by()), "class", "rule").text(" · " + each);
    html.close().close();
  }

  private static String heldOut(View view, CrowdDocument.Segment segment) {
    String share = Numbers.share(segment.holdout());
    Selection selection = segment.selection();
    if (selection.heldOutBy() != null) {
      share +=
          view.say(", together who share ", "，同组者一并对照：")
              + view.tongue().word(selection.heldOutBy());
    }
    return selection.heldOutEverywhere()
        ? share + view.say(", the same people in all segments that do so", "，各人群共用同一对照")
        : share;
  }

  private static String wants(View view, CrowdDocument.Wants wants) {
    String top = Numbers.count(wants.top());
    return view.say(
        "the item %s, the first %s people by the recommender".formatted(wants.item(), top),
        "商品 %s，推荐模型评分最高的 %s 人".formatted(wants.item(), top));
  }

  private static String leftOut(View view, CrowdDocument.Segment segment) {
    return segment.suppressed().isEmpty()
        ? view.say("those who have not agreed", "未同意者")
        : view.say("those who have not agreed, ", "未同意者，")
            + segment.suppressed().stream()
                .map(reason -> SegmentPeople.reason(view, reason))
                .collect(Collectors.joining(view.say(", ", "，")));
  }

  private static void code(Html html, String term, String sql) {
    html.open("div").leaf("dt", term).open("dd").leaf("code", sql, "class", "rule");
    html.close().close();
  }

  private static void text(Html html, String term, String says) {
    html.open("div").leaf("dt", term).leaf("dd", says).close();
  }
}
