package org.kith.jobs.portal.page;

import java.util.List;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Numbers;

/** What could be learnt of each segment's contacts, and what was. */
public final class CampaignsPage {

  private CampaignsPage() {}

  /** The page. */
  public static String of(View view) {
    List<NightFigures.Segment> segments = view.brand().newest().figures().segments();
    Piece main =
        html -> {
          html.add(
              Layout.title(
                  null,
                  view.say("Campaigns", "活动"),
                  view.say(
                      "Some people of each segment get nothing, so that what the others were sent"
                          + " can be told from what they would have done anyway.",
                      "每个人群都保留部分人不投放，以区分投放效果与自然行为。")));
          html.add(earned(view));
          html.add(
              Layout.section(
                  "ready",
                  view.say("Ready to be measured", "可测量的人群"),
                  null,
                  List.of(table(view, segments))));
        };
    return Layout.page(view, view.say("Campaigns", "活动"), "campaigns", main);
  }

  private static Piece earned(View view) {
    if (view.brand().measured().isEmpty()) {
      return Layout.empty(
          view.say("No campaign has been measured yet.", "尚无已测量的活动。"),
          view.say(
              "After a campaign, give your data team the platform's exposures; what it earned"
                  + " appears here once they have measured it.",
              "活动结束后，请将平台曝光数据交给数据团队；测量后成效将显示于此。"));
    }
    MeasureFigures measured = view.brand().measured().get();
    return Layout.section(
        "earned",
        view.say("What campaigns earned", "活动成效"),
        view.say("Orders until %s count.", "统计截至%s的订单。")
            .formatted(view.tongue().day(measured.asOf())),
        List.of(EarnedTable.of(view, measured.experiments())));
  }

  private static Piece table(View view, List<NightFigures.Segment> segments) {
    Table table =
        new Table(
            view.say(
                "The smaller the last figure, the smaller an effect can be seen.",
                "最后一列越小，可测出的效果越小。"),
            1,
            List.of(
                view.say("Segment", "人群"),
                view.say("To contact", "投放"),
                view.say("Held out", "对照"),
                view.say("Smallest lift", "可测最小提升")));
    for (NightFigures.Segment segment : segments) {
      table.row(
          List.of(
              html ->
                  html.leaf(
                      "a",
                      view.say(segment.title().en(), segment.title().zh()),
                      "href",
                      view.at("segments/" + segment.name())),
              Piece.text(view.sizes().rest(segment.treat(), segment.holdout())),
              Piece.text(view.sizes().people(segment.holdout())),
              Piece.text(
                  segment.smallestDetectableLift() == null || view.sizes().isForPartners()
                      ? Numbers.NONE
                      : view.tongue().points(segment.smallestDetectableLift()))));
    }
    return table;
  }
}
