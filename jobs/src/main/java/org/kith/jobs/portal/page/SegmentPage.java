package org.kith.jobs.portal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Tiles;
import org.kith.jobs.report.words.Numbers;

/** One segment: who its people are, why they were chosen, how many can be reached, its files. */
public final class SegmentPage {

  private SegmentPage() {}

  /**
   * The page.
   *
   * @param downloads who took which file
   */
  public static String of(View view, NightFigures.Segment segment, Downloads downloads) {
    String title = view.say(segment.title().en(), segment.title().zh());
    Optional<CrowdDocument.Segment> standIn = view.standInFor(segment.name());
    if (standIn.isPresent()) {
      return standIn(view, segment.name(), title, standIn.get());
    }
    Optional<CrowdDocument.Segment> definition = SegmentsPage.definition(view, segment.name());
    List<Piece> parts = new ArrayList<>();
    parts.add(head(view, segment, definition, title));
    parts.add(tiles(view, segment));
    parts.add(next(view, segment));
    Optional<Crowd> crowd = view.brand().crowd();
    crowd.ifPresent(people -> parts.add(SegmentPeople.contrasts(view, people, segment.name())));
    parts.add(SegmentPeople.funnel(view, segment));
    parts.addAll(SegmentContacts.section(view, segment));
    definition.ifPresent(found -> parts.add(SegmentRule.section(view, found)));
    crowd.ifPresent(people -> parts.add(SegmentPeople.overlaps(view, people, segment.name())));
    parts.add(history(view, segment));
    parts.add(experiment(view, segment));
    if (view.verbs().contains(Verb.DOWNLOAD)) {
      parts.add(
          Layout.section(
              "files",
              view.say("Files", "文件"),
              null,
              List.of(
                  FilesTable.of(view, view.brand().filesOf(segment.name()), downloads, false))));
    }
    return Layout.page(view, title, "segments", html -> parts.forEach(html::add));
  }

  /** In place of the page, for those who may not see how few people make the difference. */
  private static String standIn(
      View view, String segment, String title, CrowdDocument.Segment first) {
    Piece main =
        html -> {
          html.add(Layout.title(segment, title, null));
          html.add(
              Layout.empty(
                  view.say(
                      "Its people are nearly the same as those of another segment.",
                      "其成员与另一人群几乎相同。"),
                  view.say(
                      "Figures of both would single out the few who differ.",
                      "同时公布两者的数据会暴露少数差异成员。")));
          html.open("p", "class", "next");
          html.leaf(
              "a",
              view.say("See ", "查看 ") + view.say(first.en(), first.zh()),
              "href",
              view.at("segments/" + first.name()));
          html.close();
        };
    return Layout.page(view, title, "segments", main);
  }

  private static Piece head(
      View view,
      NightFigures.Segment segment,
      Optional<CrowdDocument.Segment> definition,
      String title) {
    String owner =
        definition.map(found -> view.say("owned by ", "负责人 ") + found.owner() + " · ").orElse("");
    String purpose = view.say("for ", "用途 ") + view.tongue().word(segment.purpose());
    return Layout.title(segment.name(), title, owner + purpose);
  }

  private static Piece tiles(View view, NightFigures.Segment segment) {
    Piece line = SegmentsPage.trend(view, SegmentsPage.sizes(view, segment.name()));
    return new Tiles()
        .tile(
            view.tongue().piece("People", "人数"),
            view.sizes().people(segment.people()),
            null,
            SegmentsPage.sizes(view, segment.name()).size() < 2 ? Piece.text("") : line)
        .tile(
            view.tongue().piece("To contact", "投放"),
            view.sizes().rest(segment.treat(), segment.holdout()),
            view.say("agreed, and not left out", "已同意且未被排除"),
            Piece.text(""))
        .tile(
            view.tongue().piece("Held out", "对照"),
            view.sizes().people(segment.holdout()),
            view.say("get nothing, to compare with", "不投放，用于对比"),
            Piece.text(""))
        .tile(
            view.tongue().piece("Smallest lift it can tell", "可测最小提升"),
            power(view, segment).map(view.tongue()::points).orElse(Numbers.NONE),
            power(view, segment).isPresent()
                ? view.say("of people who buy", "（购买者占比）")
                : segment.smallestDetectableLift() == null
                    ? view.say("too few people, or none held out", "人数过少或无对照")
                    : view.say("told to those who run campaigns", "仅对投放人员公布"),
            Piece.text(""));
  }

  /** Whoever knew it exactly could count those held out, so partners are not told. */
  private static Optional<Double> power(View view, NightFigures.Segment segment) {
    return view.sizes().isForPartners()
        ? Optional.empty()
        : Optional.ofNullable(segment.smallestDetectableLift());
  }

  private static Piece next(View view, NightFigures.Segment segment) {
    boolean has = !view.brand().filesOf(segment.name()).isEmpty();
    return html -> {
      html.open("p", "class", "next");
      if (view.verbs().contains(Verb.DOWNLOAD) && has) {
        html.leaf(
            "a",
            view.say("Download for a platform", "下载投放文件"),
            "class",
            "button",
            "href",
            "#files");
        html.text(" ");
      }
      html.leaf(
          "a",
          view.say("Figures alone, for partners", "仅汇总数据（供合作方）"),
          "href",
          view.at("segments/" + segment.name() + "/figures"));
      html.close();
    };
  }

  private static Piece history(View view, NightFigures.Segment segment) {
    return Layout.section(
        "history",
        view.say("Night by night", "逐夜变化"),
        null,
        List.of(SegmentPeople.nights(view, segment.name())));
  }

  private static Piece experiment(View view, NightFigures.Segment segment) {
    return Layout.section(
        "earned",
        view.say("What it earned", "投放成效"),
        comparison(view, segment),
        List.of(earned(view, segment)));
  }

  private static String comparison(View view, NightFigures.Segment segment) {
    if (segment.smallestDetectableLift() == null) {
      return view.say(
          "Nobody is held out, or too few, so what a contact earns cannot be told from chance.",
          "没有对照人群或人数过少，无法判断投放效果。");
    }
    String heldOut = view.sizes().people(segment.holdout());
    return power(view, segment)
        .map(view.tongue()::points)
        .map(
            points ->
                view.say(
                    "%s people are held out. A campaign must move at least %s of people for the"
                            .formatted(heldOut, points)
                        + " difference to show.",
                    "对照 %s 人。投放须带来至少 %s 的差异才能被测出。".formatted(heldOut, points)))
        .orElseGet(
            () ->
                view.say(
                    "%s people are held out, to compare with.".formatted(heldOut),
                    "对照 %s 人，用于对比投放效果。".formatted(heldOut)));
  }

  private static Piece earned(View view, NightFigures.Segment segment) {
    return view.brand()
        .earnedBy(segment.name())
        .map(
            one ->
                one.orders() == null
                    ? Layout.empty(
                        view.say("Nothing can be told yet.", "尚无结论。"),
                        view.say(one.why().en(), one.why().zh()))
                    : EarnedTable.of(view, List.of(one)))
        .orElseGet(
            () ->
                Layout.empty(
                    view.say("No campaign of this segment has been measured yet.", "此人群尚无已测量的活动。"),
                    view.say(
                        "After a campaign, give your data team the platform's exposures; they"
                            + " compare those contacted with those held out.",
                        "活动结束后，请将平台曝光数据交给数据团队，由其对比投放与对照人群。")));
  }
}
