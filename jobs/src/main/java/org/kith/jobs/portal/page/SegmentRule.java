package org.kith.jobs.portal.page;

import java.util.List;
import java.util.stream.Collectors;
import org.kith.jobs.portal.count.CrowdDocument;
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
              if (segment.rankBy() != null) {
                code(html, view.say("Highest first by", "排序"), segment.rankBy());
              }
              if (segment.limit() != null) {
                text(html, view.say("At most", "上限"), Numbers.count(segment.limit()));
              }
              text(html, view.say("Left out", "排除"), leftOut(view, segment));
              text(html, view.say("Held out", "对照"), Numbers.share(segment.holdout()));
              text(
                  html,
                  view.say("Files are kept", "文件保留"),
                  view.tongue().count(segment.retentionDays(), "day", "天"));
              html.close();
            }));
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
