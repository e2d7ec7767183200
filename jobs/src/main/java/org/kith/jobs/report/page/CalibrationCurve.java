package org.kith.jobs.report.page;

import java.util.List;
import java.util.Locale;

/**
 * Observed shares over predicted probabilities; on the diagonal they are the same.
 *
 * @param title what it shows
 * @param description what it says, for those who do not see it
 * @param points by rising prediction
 */
public record CalibrationCurve(String title, String description, List<Point> points)
    implements Piece {

  /**
   * One group of people.
   *
   * @param predicted mean predicted probability, 0 to 1
   * @param observed share with whom it came true, 0 to 1
   */
  public record Point(double predicted, double observed) {}

  private static final double LEFT = 44;
  private static final double TOP = 10;
  private static final double SIDE = 256;
  private static final double[] ROUND = {0.02, 0.04, 0.08, 0.12, 0.2, 0.4, 0.6, 0.8, 1};
  private static final int TICKS = 4;

  public CalibrationCurve {
    points = List.copyOf(points);
  }

  @Override
  public void writeTo(Html html) {
    double end = end();
    html.open("svg", "class", "curve", "role", "img", "viewBox", "0 0 312 312");
    html.leaf("title", title).leaf("desc", description);
    for (int i = 0; i <= TICKS; i++) {
      tick(html, end * i / TICKS, end);
    }
    line(html, "diagonal", x(0, end), y(0, end), x(end, end), y(end, end));
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(x(point.predicted(), end)).append(',').append(y(point.observed(), end));
      path.append(' ');
    }
    html.empty("polyline", "points", path.toString().trim());
    for (Point point : points) {
      String cx = x(point.predicted(), end);
      html.empty("circle", "cx", cx, "cy", y(point.observed(), end), "r", "4");
    }
    html.leaf("text", "predicted 预测", "x", "172", "y", "306", "class", "axis middle");
    html.leaf("text", "observed 实际", "x", "50", "y", "22", "class", "axis");
    html.close();
  }

  private static void tick(Html html, double value, double end) {
    String x = x(value, end);
    String y = y(value, end);
    line(html, "grid", Coordinate.of(LEFT), y, Coordinate.of(LEFT + SIDE), y);
    line(html, "grid", x, Coordinate.of(TOP), x, Coordinate.of(TOP + SIDE));
    String label = percent(value);
    html.leaf("text", label, "x", x, "y", "284", "class", "middle");
    String baseline = Coordinate.of(Double.parseDouble(y) + 4);
    html.leaf("text", label, "x", Coordinate.of(LEFT - 6), "y", baseline, "class", "end");
  }

  private static void line(Html html, String kind, String x1, String y1, String x2, String y2) {
    html.empty("line", "class", kind, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }

  /** The first round number that no point exceeds. */
  private double end() {
    double most = 0;
    for (Point point : points) {
      most = Math.max(most, Math.max(point.predicted(), point.observed()));
    }
    for (double round : ROUND) {
      if (most <= round) {
        return round;
      }
    }
    return 1;
  }

  private static String percent(double share) {
    double percent = 100 * share;
    boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
    return String.format(Locale.ROOT, whole ? "%.0f%%" : "%.1f%%", percent);
  }

  private static String x(double value, double end) {
    return Coordinate.of(LEFT + SIDE * Math.min(1, value / end));
  }

  private static String y(double value, double end) {
    return Coordinate.of(TOP + SIDE * (1 - Math.min(1, value / end)));
  }
}
