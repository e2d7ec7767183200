package org.kith.jobs.report.page;

import java.util.ArrayList;
import java.util.List;

/** Steps on which people are left out, each as wide as those who remain, tapering to the next. */
public final class Funnel implements Piece {

  private final String caption;
  private final List<Step> steps = new ArrayList<>();

  private record Step(Piece label, String figure, String note, double share, boolean leadsOn) {}

  /**
   * @param caption what the funnel shows
   */
  public Funnel(String caption) {
    this.caption = caption;
  }

  /**
   * Adds a step.
   *
   * @param note what is said below the figure; null for nothing
   * @param share of the first step's people who remain, 0 to 1
   */
  public Funnel step(Piece label, String figure, String note, double share) {
    steps.add(new Step(label, figure, note, Math.max(0, Math.min(1, share)), true));
    return this;
  }

  /** Adds a last step of the funnel or of one of its branches, after which nothing tapers. */
  public Funnel end(Piece label, String figure, String note, double share) {
    steps.add(new Step(label, figure, note, Math.max(0, Math.min(1, share)), false));
    return this;
  }

  @Override
  public void writeTo(Html html) {
    html.open("figure", "class", "funnel").leaf("figcaption", caption).open("ol");
    for (int i = 0; i < steps.size(); i++) {
      double next = i + 1 < steps.size() ? steps.get(i + 1).share() : steps.get(i).share();
      write(html, steps.get(i), next);
    }
    html.close().close();
  }

  private static void write(Html html, Step step, double next) {
    html.open("li");
    html.open("span", "class", "label").add(step.label()).close();
    html.open("span", "class", "figure").text(step.figure());
    if (step.note() != null) {
      html.text(" ").leaf("small", step.note());
    }
    html.close();
    html.open(
        "svg",
        "aria-hidden",
        "true",
        "viewBox",
        "0 0 100 20",
        "preserveAspectRatio",
        "none",
        "class",
        "step");
    if (step.leadsOn()) {
      html.empty("polygon", "class", "taper", "points", trapezoid(step.share(), 12, next, 20));
    }
    html.empty("polygon", "class", "fill", "points", trapezoid(step.share(), 0, step.share(), 12));
    html.close().close();
  }

  private static String trapezoid(double top, double y, double bottom, double end) {
    return point(50 - 50 * top, y)
        + point(50 + 50 * top, y)
        + point(50 + 50 * bottom, end)
        + point(50 - 50 * bottom, end).trim();
  }

  private static String point(double x, double y) {
    return Coordinate.of(x) + "," + Coordinate.of(y) + " ";
  }
}
