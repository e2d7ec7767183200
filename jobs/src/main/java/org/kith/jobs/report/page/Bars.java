package org.kith.jobs.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars from a common left edge, each below its label and its figure; a fainter, thinner bar shows
 * what it was before.
 *
 * <p>Label and figure are text of the page, so that long ones wrap and readers of all kinds find
 * them; the shapes only repeat them.
 */
public final class Bars implements Piece {

  private final String caption;
  private final List<Bar> bars = new ArrayList<>();

  private record Bar(Piece label, String figure, double length, Double before, boolean against) {}

  /**
   * @param caption what the bars show
   */
  public Bars(String caption) {
    this.caption = caption;
  }

  /**
   * Adds a bar.
   *
   * @param length share of the width, 0 to 1
   */
  public Bars bar(Piece label, String figure, double length) {
    bars.add(new Bar(label, figure, length, null, false));
    return this;
  }

  /** Adds a bar in the colour of what speaks against. */
  public Bars against(Piece label, String figure, double length) {
    bars.add(new Bar(label, figure, length, null, true));
    return this;
  }

  /** Adds a bar with what it was before, a share of the same width; null where it was not. */
  public Bars bar(Piece label, String figure, double length, Double before) {
    bars.add(new Bar(label, figure, length, before, false));
    return this;
  }

  @Override
  public void writeTo(Html html) {
    html.open("figure", "class", "bars").leaf("figcaption", caption).open("ul");
    bars.forEach(bar -> write(html, bar));
    html.close().close();
  }

  private static void write(Html html, Bar bar) {
    html.open("li");
    html.open("span", "class", "label").add(bar.label()).close();
    html.leaf("span", bar.figure(), "class", "figure");
    html.open("svg", "class", bar.before() == null ? "bar" : "bar two", "aria-hidden", "true");
    html.empty("rect", "class", "track", "width", "100%", "height", "8", "rx", "4");
    if (bar.length() > 0) {
      String kind = bar.against() ? "fill against" : "fill";
      html.empty("rect", "class", kind, "width", width(bar.length()), "height", "8", "rx", "4");
    }
    if (bar.before() != null) {
      String before = width(bar.before());
      html.empty("rect", "class", "before", "y", "11", "width", before, "height", "3", "rx", "1.5");
    }
    html.close().close();
  }

  private static String width(double share) {
    double visible = share <= 0 ? 0 : Math.max(0.006, Math.min(1, share));
    return Coordinate.of(100 * visible) + "%";
  }
}
