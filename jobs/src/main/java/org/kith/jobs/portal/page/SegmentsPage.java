package org.kith.jobs.portal.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.shelf.Night;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Sparkline;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Numbers;

/** All segments of a brand, a row each. */
public final class SegmentsPage {

  private SegmentsPage() {}

  /** The page. */
  public static String of(View view) {
    Night night = view.brand().newest();
    List<NightFigures.Segment> segments = night.figures().segments();
    String lead =
        view.say("As of %s, %s people are known to the brand.", "截至%s，品牌共识别 %s 人。")
            .formatted(
                view.tongue().day(night.asOf()),
                view.sizes().people(night.figures().totals().persons()));
    Piece main =
        html -> {
          html.add(Layout.title(null, view.say("Segments", "人群"), lead));
          html.add(segments.isEmpty() ? none(view) : table(view, segments));
        };
    return Layout.page(view, view.say("Segments", "人群"), "segments", main);
  }

  private static Piece none(View view) {
    return Layout.empty(
        view.say("No segment is defined yet.", "尚未定义人群。"),
        view.say(
            "Try conditions under “What if”, keep them as a draft, and ask your data team to add"
                + " it; it appears here the morning after.",
            "可在“试算”中组合条件并保存草稿，请数据团队加入配置，次日早晨即会出现在这里。"));
  }

  private static Piece table(View view, List<NightFigures.Segment> segments) {
    Table table =
        new Table(
            view.say("Open a segment to see who is in it, and to download.", "点击人群查看成员特征并下载。"),
            2,
            List.of(
                view.say("Segment", "人群"),
                view.say("Owner", "负责人"),
                view.say("People", "人数"),
                view.say("Trend", "趋势"),
                view.say("Reachable", "可触达"),
                view.say("To contact", "投放"),
                view.say("Nights", "已发布")));
    for (NightFigures.Segment segment : segments) {
      Optional<CrowdDocument.Segment> standIn = view.standInFor(segment.name());
      if (standIn.isPresent()) {
        table.row(standIn(view, segment, standIn.get()));
        continue;
      }
      List<Double> sizes = sizes(view, segment.name());
      table.row(
          List.of(
              name(view, segment),
              Piece.text(owner(view, segment.name())),
              Piece.text(view.sizes().people(segment.people())),
              trend(view, sizes),
              reachable(view, segment),
              Piece.text(view.sizes().rest(segment.treat(), segment.holdout())),
              Piece.text(view.tongue().count(sizes.size(), "night", "夜"))));
    }
    return table;
  }

  private static List<Piece> standIn(
      View view, NightFigures.Segment segment, CrowdDocument.Segment first) {
    Piece none = Piece.text(Numbers.NONE);
    String like = view.say("nearly ", "几乎同于 ") + view.say(first.en(), first.zh());
    return List.of(
        name(view, segment),
        Piece.text(owner(view, segment.name())),
        Piece.text(like),
        none,
        none,
        none,
        none);
  }

  private static Piece name(View view, NightFigures.Segment segment) {
    return html -> {
      html.leaf(
          "a",
          view.say(segment.title().en(), segment.title().zh()),
          "href",
          view.at("segments/" + segment.name()));
      html.text(" ").leaf("small", segment.name());
    };
  }

  private static String owner(View view, String segment) {
    return definition(view, segment).map(CrowdDocument.Segment::owner).orElse(Numbers.NONE);
  }

  /** The definition of that night; empty where the night kept none. */
  static Optional<CrowdDocument.Segment> definition(View view, String segment) {
    Optional<Crowd> crowd = view.brand().crowd();
    return crowd.flatMap(people -> people.segment(segment));
  }

  /** The segment's sizes, the oldest first, over the nights that have it. */
  static List<Double> sizes(View view, String segment) {
    List<Double> sizes = new ArrayList<>();
    view.brand()
        .nights()
        .forEach(night -> night.segment(segment).ifPresent(s -> sizes.add((double) s.people())));
    Collections.reverse(sizes);
    return sizes;
  }

  /** How the size went: a line, or the change where there are too few nights for one. */
  static Piece trend(View view, List<Double> sizes) {
    if (sizes.size() < 2) {
      return Piece.text(Numbers.NONE);
    }
    long last = Math.round(sizes.get(sizes.size() - 1));
    long before = Math.round(sizes.get(sizes.size() - 2));
    String change =
        view.sizes().areAlike(last, before)
            ? view.say("no change", "无变化")
            : view.sizes().change(last, before);
    List<Double> drawn =
        sizes.stream().map(size -> (double) view.sizes().drawn(Math.round(size))).toList();
    return html -> {
      html.open("span", "class", "trend");
      html.add(new Sparkline(view.say("Size, night by night", "每夜人数"), change, drawn));
      html.leaf("small", change).close();
    };
  }

  private static Piece reachable(View view, NightFigures.Segment segment) {
    return html -> {
      if (segment.destinations().isEmpty()) {
        html.text(Numbers.NONE);
        return;
      }
      html.open("span", "class", "reach");
      segment.destinations().forEach(reach -> reach(html, view, reach));
      html.close();
    };
  }

  private static void reach(Html html, View view, NightFigures.Reach reach) {
    html.open("span").leaf("small", reach.destination());
    html.text(" ").leaf("span", view.sizes().people(reach.reachable())).close();
  }
}
