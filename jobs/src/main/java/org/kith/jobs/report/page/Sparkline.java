package org.kith.jobs.report.page;

import java.util.List;

/**
 * A small line of how a figure went, oldest first, with a dot on the last; nothing for fewer than
 * three values.
 *
 * @param title what it shows
 * @param description what it says, for those who do not see it
 * @param values oldest first
 */
public record Sparkline(String title, String description, List<Double> values) implements Piece {

  private static final double WIDTH = 120;
  private static final double HEIGHT = 28;
  private static final double MARGIN = 4;

  public Sparkline {
    values = List.copyOf(values);
  }

  @Override
  public void writeTo(Html html) {
    if (values.size() < 3) {
      return;
    }
    double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    StringBuilder points = new StringBuilder();
    double y = 0;
    for (int i = 0; i < values.size(); i++) {
      double height = high == low ? 0.5 : (values.get(i) - low) / (high - low);
      y = HEIGHT - MARGIN - height * (HEIGHT - 2 * MARGIN);
      points.append(Coordinate.of(x(i))).append(',').append(Coordinate.of(y)).append(' ');
    }
    html.open("svg", "class", "sparkline", "role", "img", "viewBox", "0 0 120 28");
    html.leaf("title", title).leaf("desc", description);
    html.empty("polyline", "points", points.toString().trim());
    String last = Coordinate.of(x(values.size() - 1));
    html.empty("circle", "cx", last, "cy", Coordinate.of(y), "r", "2.5");
    html.close();
  }

  private double x(int index) {
    return MARGIN + index * (WIDTH - 2 * MARGIN) / (values.size() - 1);
  }
}
