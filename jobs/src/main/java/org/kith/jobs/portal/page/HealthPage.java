package org.kith.jobs.portal.page;

import java.util.List;
import java.util.function.ToLongFunction;
import org.kith.jobs.portal.shelf.Night;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.StageTime;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.page.Tiles;
import org.kith.jobs.report.words.Numbers;

/**
 * How the night went that these pages rest on. Rows are told as sizes are, since those of a source
 * may be people, one each.
 */
public final class HealthPage {

  private HealthPage() {}

  /** The page. */
  public static String of(View view) {
    Night night = view.brand().newest();
    NightFigures figures = night.figures();
    long refused = sum(figures, NightFigures.Source::quarantined);
    String lead =
        view.say(
            "The night of %s was published whole; these pages show nothing of any other."
                .formatted(view.tongue().day(night.asOf())),
            "%s的数据已完整发布；本站只显示这一夜的数据。".formatted(view.tongue().day(night.asOf())));
    Piece main =
        html -> {
          html.add(Layout.title(null, view.say("Last night", "昨夜运行"), lead));
          html.add(
              new Tiles()
                  .tile(
                      view.tongue().piece("People", "人数"),
                      view.sizes().people(figures.totals().persons()),
                      change(view),
                      Piece.text(""))
                  .tile(
                      view.tongue().piece("Rows read", "读取行数"),
                      rows(view, sum(figures, NightFigures.Source::read)),
                      null,
                      Piece.text(""))
                  .tile(
                      view.tongue().piece("Rows set aside", "隔离行数"),
                      rows(view, refused),
                      refused == 0 && !view.sizes().isForPartners()
                          ? view.say("none was bad", "没有异常行")
                          : null,
                      Piece.text(""))
                  .tile(
                      view.tongue().piece("It took", "用时"),
                      view.tongue()
                          .seconds(figures.stages().stream().mapToDouble(StageTime::seconds).sum()),
                      null,
                      Piece.text("")));
          html.add(
              Layout.section(
                  "sources",
                  view.say("What came in", "数据来源"),
                  view.say(
                      "Every row is accepted, an exact repetition, or set aside with its reason.",
                      "每行数据要么接受，要么因完全重复而略过，要么注明原因后隔离。"),
                  List.of(sources(view, figures))));
        };
    return Layout.page(view, view.say("Last night", "昨夜运行"), "health", main);
  }

  private static String change(View view) {
    List<Night> nights = view.brand().nights();
    if (nights.size() < 2) {
      return null;
    }
    long now = nights.get(0).figures().totals().persons();
    long before = nights.get(1).figures().totals().persons();
    return view.sizes().areAlike(now, before)
        ? view.say("no change", "无变化")
        : view.sizes().change(now, before);
  }

  private static Table sources(View view, NightFigures figures) {
    Table table =
        new Table(
            view.say("Rows by source", "各来源行数"),
            1,
            List.of(
                view.say("Source", "来源"),
                view.say("Read", "读取"),
                view.say("Accepted", "接受"),
                view.say("Repeated", "重复"),
                view.say("Set aside", "隔离")));
    for (NightFigures.Source source : figures.sources()) {
      table.row(
          row(
              view,
              view.tongue().word(source.name()),
              source.read(),
              source.accepted(),
              source.duplicate(),
              source.quarantined()));
    }
    return table.totals(
        row(
            view,
            view.say("All", "合计"),
            sum(figures, NightFigures.Source::read),
            sum(figures, NightFigures.Source::accepted),
            sum(figures, NightFigures.Source::duplicate),
            sum(figures, NightFigures.Source::quarantined)));
  }

  private static List<Piece> row(View view, String name, long... counts) {
    List<Piece> cells = new java.util.ArrayList<>();
    cells.add(Piece.text(name));
    for (long count : counts) {
      cells.add(Piece.text(rows(view, count)));
    }
    return cells;
  }

  private static String rows(View view, long count) {
    return view.sizes().isForPartners() ? view.sizes().people(count) : Numbers.count(count);
  }

  private static long sum(NightFigures figures, ToLongFunction<NightFigures.Source> rows) {
    return figures.sources().stream().mapToLong(rows).sum();
  }
}
