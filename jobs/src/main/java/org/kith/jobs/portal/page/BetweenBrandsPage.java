package org.kith.jobs.portal.page;

import java.util.ArrayList;
import java.util.List;
import org.kith.jobs.portal.count.Brands;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.Sizes;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Numbers;

/**
 * How many people the segments of one brand share with those of another, in figures alone: no group
 * below {@value Sizes#FLOOR_OF_PARTNERS}, and the rest as partners see them, whoever looks.
 */
public final class BetweenBrandsPage {

  private BetweenBrandsPage() {}

  /** The page. */
  public static String of(View view) {
    List<String> house = view.house();
    Piece main =
        html -> {
          html.add(
              Layout.title(
                  null,
                  view.say("Between brands", "品牌之间"),
                  view.say(
                      "How many people the segments of one brand share with those of another,"
                          + " rounded. Groups below 100 are covered, and >900 of 1,000 means nearly"
                          + " all.",
                      "各品牌人群之间的重叠人数（已取整）。不足 100 人不显示；1,000 人中显示 >900 表示几乎全部。")));
          if (house.size() < 2) {
            html.add(
                Layout.empty(
                    view.say("All segments are of one brand.", "所有人群属于同一品牌。"),
                    view.say(
                        "A segment's file names its brand; ask your data team.",
                        "品牌由人群配置文件指定，请联系数据团队。")));
          } else {
            Crowd crowd = view.brand().crowd().orElseThrow();
            html.add(brands(view, crowd, house));
            html.add(segments(view, crowd, house));
          }
        };
    return Layout.page(view, view.say("Between brands", "品牌之间"), "brands", main);
  }

  private static Piece brands(View view, Crowd crowd, List<String> house) {
    Table table =
        new Table(
            view.say("People in segments of both", "同时属于两个品牌人群的人数"),
            1,
            columns(view.say("Brand", "品牌"), house));
    Sizes sizes = view.brand().partners();
    for (String brand : house) {
      List<Piece> cells = new ArrayList<>(List.of(Piece.text(brand)));
      house.forEach(
          other ->
              cells.add(
                  Piece.text(
                      brand.equals(other)
                          ? sizes.people(Brands.between(crowd, brand, brand).both())
                          : Brands.between(crowd, brand, other).people(sizes))));
      table.row(cells);
    }
    return table;
  }

  private static Piece segments(View view, Crowd crowd, List<String> house) {
    Table table =
        new Table(
            view.say("People of a segment who are in segments of a brand", "人群成员中同时属于各品牌人群的人数"),
            1,
            columns(view.say("Segment", "人群"), house));
    for (CrowdDocument.Segment segment : crowd.segments()) {
      if (crowd.alike().standInFor(segment.name()).isEmpty()) {
        List<Piece> cells = new ArrayList<>(List.of(name(view, segment)));
        house.forEach(
            brand ->
                cells.add(
                    Piece.text(
                        brand.equals(segment.brand())
                            ? Numbers.NONE
                            : Brands.of(crowd, segment.name(), brand)
                                .people(view.brand().partners()))));
        table.row(cells);
      }
    }
    return table;
  }

  private static Piece name(View view, CrowdDocument.Segment segment) {
    return html -> {
      html.leaf(
          "a", view.say(segment.en(), segment.zh()), "href", view.at("segments/" + segment.name()));
      if (segment.brand() != null) {
        html.text(" ").leaf("small", segment.brand());
      }
    };
  }

  private static List<String> columns(String first, List<String> brands) {
    List<String> columns = new ArrayList<>(List.of(first));
    columns.addAll(brands);
    return columns;
  }
}
