package org.kith.jobs.report.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.jobs.report.page.Bars;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;

/** What a prediction rests on, strongest first, and which way each feature pulls. */
public final class Importances implements Piece {

  private static final int SHOWN = 10;

  private final List<Weight> weights = new ArrayList<>();

  private record Weight(Piece feature, double weight) {}

  /** Adds a feature; those after the tenth are not shown. */
  public Importances feature(Piece title, double weight) {
    weights.add(new Weight(title, weight));
    return this;
  }

  @Override
  public void writeTo(Html html) {
    double most = weights.stream().mapToDouble(one -> Math.abs(one.weight())).max().orElse(0);
    boolean both = weights.stream().anyMatch(one -> one.weight() < 0);
    Bars bars =
        new Bars("What it rests on 最重要的特征" + (both ? "; the other colour lowers the score" : ""));
    for (Weight one : weights.subList(0, Math.min(SHOWN, weights.size()))) {
      String figure = String.format(Locale.ROOT, "%+.3f", one.weight()).replace('-', '−');
      double length = most == 0 ? 0 : Math.abs(one.weight()) / most;
      if (one.weight() < 0) {
        bars.against(one.feature(), figure, length);
      } else {
        bars.bar(one.feature(), figure, length);
      }
    }
    html.add(bars);
  }
}
