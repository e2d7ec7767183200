package org.kith.jobs.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Sparkline;
import org.kith.jobs.report.page.Tiles;
import org.kith.jobs.report.words.Numbers;

/** The night's five sums, beside those of the release before and in the run of the last ones. */
record Headline(NightFigures tonight, List<NightFigures> earlier) implements Piece {

  private static final int NIGHTS = 14;

  @Override
  public void writeTo(Html html) {
    Tiles tiles = new Tiles();
    tile(tiles, "Persons", "人数", night -> night.totals().persons());
    tile(tiles, "Tags", "标签", night -> night.totals().tags());
    tile(tiles, "Recommendations", "推荐", night -> night.totals().recommendations());
    tile(tiles, "In audiences", "人群人次", Headline::audience);
    tile(tiles, "Rows in files", "导出行数", Headline::rows);
    html.open("section", "id", "headline", "aria-label", "Headline figures").add(tiles).close();
  }

  /** People to contact and held out, over all segments; one in two segments counts twice. */
  static long audience(NightFigures night) {
    return night.segments().stream().mapToLong(one -> one.treat() + one.holdout()).sum();
  }

  private static long rows(NightFigures night) {
    return night.exports().stream().mapToLong(NightFigures.Export::rows).sum();
  }

  private void tile(Tiles tiles, String en, String zh, ToLongFunction<NightFigures> figure) {
    long now = figure.applyAsLong(tonight);
    Optional<Long> before = earlier.stream().findFirst().map(figure::applyAsLong);
    String change = before.map(was -> Numbers.change(now, was)).orElse(null);
    tiles.tile(Piece.both(en, zh), Numbers.count(now), change, line(en, figure));
  }

  private Sparkline line(String en, ToLongFunction<NightFigures> figure) {
    List<NightFigures> nights = new ArrayList<>();
    nights.add(tonight);
    nights.addAll(earlier.subList(0, Math.min(NIGHTS - 1, earlier.size())));
    Collections.reverse(nights);
    List<Double> values = nights.stream().map(night -> (double) figure.applyAsLong(night)).toList();
    String description =
        "From %s to %s over %s"
            .formatted(
                Numbers.count(values.get(0).longValue()),
                Numbers.count(values.get(values.size() - 1).longValue()),
                Numbers.count(nights.size(), "night"));
    return new Sparkline(en + " over the last nights", description, values);
  }
}
