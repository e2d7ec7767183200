package org.kith.jobs.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.jobs.report.page.Bars;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Page;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.page.Tiles;
import org.kith.jobs.report.words.Numbers;

/** A standing report as one page that needs nothing beside itself. */
final class StandingPage {

  private final StandingFigures report;

  private StandingPage(StandingFigures report) {
    this.report = report;
  }

  static String render(StandingFigures report) {
    StandingPage page = new StandingPage(report);
    List<Piece> pieces = new ArrayList<>();
    pieces.add(html -> html.open("div", "class", "sheet"));
    pieces.add(page::masthead);
    pieces.add(html -> html.open("main"));
    pieces.add(page.headline());
    pieces.add(page.interactions());
    pieces.add(page.channels());
    pieces.add(page.cohorts());
    pieces.add(page.referral());
    pieces.add(page.anomalies());
    pieces.add(page.adoption());
    pieces.add(Html::close);
    pieces.add(Html::close);
    return new Page(
            "%s · %s · %s · Kith".formatted(report.brand(), report.period(), report.to()), pieces)
        .render();
  }

  private void masthead(Html html) {
    html.open("header").leaf("p", report.brand(), "class", "brand");
    html.leaf("h1", "The %s to %s".formatted(report.period(), Numbers.day(report.to())));
    html.leaf(
        "p",
        "From %s; compared with as many days before. Release %s."
            .formatted(Numbers.day(report.from()), report.release()),
        "class",
        "lead");
    html.close();
  }

  private Piece headline() {
    StandingFigures.Sales now = report.sales();
    StandingFigures.Sales then = report.salesBefore();
    Piece none = html -> html.text("");
    return new Tiles()
        .tile(
            Piece.both("Orders", "订单"),
            Numbers.count(now.orders()),
            Numbers.change(now.orders(), then.orders()),
            none)
        .tile(
            Piece.both("Buyers", "购买人数"),
            Numbers.people(now.buyers()),
            Numbers.peopleChange(now.buyers(), then.buyers()),
            none)
        .tile(
            Piece.both("Spend", "销售额"),
            Numbers.count(Math.round(now.spend())),
            Numbers.change(Math.round(now.spend()), Math.round(then.spend())),
            none);
  }

  private Section interactions() {
    Table table =
        new Table("Interactions by kind", 1, List.of("Kind", "Events", "People", "Before"));
    for (StandingFigures.Interactions kind : report.interactions()) {
      table.row(
          List.of(
              Piece.text(kind.kind()),
              Piece.text(Numbers.count(kind.events())),
              Piece.text(Numbers.people(kind.people())),
              Piece.text(Numbers.count(kind.eventsBefore()))));
    }
    return new Section("interactions", "Interactions", "互动", null, List.of(table));
  }

  private Section channels() {
    double most = report.channels().stream().mapToDouble(each -> each.spend()).max().orElse(1);
    Bars bars = new Bars("Spend by channel");
    for (StandingFigures.Channel channel : report.channels()) {
      bars.bar(
          Piece.text(channel.channel()),
          "%s · %s"
              .formatted(
                  Numbers.count(Math.round(channel.spend())),
                  Numbers.count(channel.orders(), "order")),
          most <= 0 ? 0 : Math.max(0, channel.spend() / most));
    }
    return new Section("channels", "Channels", "渠道", null, List.of(bars));
  }

  private Section cohorts() {
    Table table =
        new Table(
            "Bought again, by month of the first order; 95 % intervals",
            1, List.of("First order", "People", "Within 30 days", "Within 90 days"));
    for (StandingFigures.Cohort cohort : report.cohorts()) {
      table.row(
          List.of(
              Piece.text(cohort.month()),
              Piece.text(Numbers.people(cohort.people())),
              Piece.text(share(cohort.within30())),
              Piece.text(cohort.within90() == null ? "still open" : share(cohort.within90()))));
    }
    return new Section("cohorts", "Repurchase", "复购", null, List.of(table));
  }

  private Section referral() {
    Estimate rate = report.referral().rate();
    Estimate k = report.referral().kFactor();
    String lead =
        rate.cases() == 0
            ? "Nobody bought in the period."
            : "%s of the buyers brought somebody; a buyer brought %s people."
                .formatted(
                    share(rate),
                    String.format(
                        Locale.ROOT, "%.3f (%.3f to %.3f)", k.value(), k.low(), k.high()));
    return new Section("referral", "Referral", "裂变", lead, List.of());
  }

  private Section anomalies() {
    if (report.anomalies().isEmpty()) {
      return new Section(
          "anomalies", "Anomalies", "异常", "No day stands out. " + report.latency(), List.of());
    }
    Table table =
        new Table("Days that stand out", 2, List.of("Day", "Series", "Found", "Expected"));
    for (StandingFigures.Anomaly day : report.anomalies()) {
      table.row(
          List.of(
              Piece.text(Numbers.day(day.day())),
              Piece.text(day.series()),
              Piece.text(String.format(Locale.ROOT, "%.1f", day.found())),
              Piece.text(String.format(Locale.ROOT, "%.1f", day.expected()))));
    }
    return new Section("anomalies", "Anomalies", "异常", report.latency(), List.of(table));
  }

  private Section adoption() {
    Table segments = new Table("Segments", 2, List.of("Segment", "Owner", "People", "Files"));
    for (StandingFigures.SegmentUse use : report.adoption().segments()) {
      segments.row(
          List.of(
              Piece.text(use.segment()),
              Piece.text(use.owner()),
              Piece.text(Numbers.people(use.people())),
              Piece.text(Numbers.count(use.files()))));
    }
    Table holes = new Table("Sources", 1, List.of("Source", "Days without a row, of 90"));
    report
        .adoption()
        .holes()
        .forEach(
            (source, days) ->
                holes.row(List.of(Piece.text(source), Piece.text(Numbers.count(days)))));
    List<String> unused = report.adoption().unusedTags();
    String lead =
        unused.isEmpty()
            ? "Every tag is read by a segment, a model or a destination."
            : "Nobody reads %s: %s."
                .formatted(Numbers.count(unused.size(), "tag"), String.join(", ", unused));
    return new Section("adoption", "Adoption", "使用情况", lead, List.of(segments, holes));
  }

  private static String share(Estimate estimate) {
    return "%s (%s to %s)"
        .formatted(
            Numbers.share(estimate.value()),
            Numbers.share(estimate.low()),
            Numbers.share(estimate.high()));
  }
}
