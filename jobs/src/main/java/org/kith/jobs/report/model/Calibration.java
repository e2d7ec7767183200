package org.kith.jobs.report.model;

import java.util.List;
import org.kith.jobs.report.page.CalibrationCurve;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.words.Numbers;

/**
 * Whether a model's probabilities can be taken at their word.
 *
 * @param model the model's title
 * @param points groups of people by rising prediction; small groups are to be left out before
 */
public record Calibration(String model, List<CalibrationCurve.Point> points) implements Piece {

  @Override
  public void writeTo(Html html) {
    html.open("figure").open("figcaption");
    html.add(Piece.both("Is 20% really 20%? Calibration", "校准曲线")).close();
    html.add(new CalibrationCurve("Calibration of " + model, described(), points));
    html.leaf("p", "On the dashed line, what was predicted is what happened.", "class", "muted");
    html.close();
  }

  private String described() {
    StringBuilder text = new StringBuilder("Predicted and observed, group by group:");
    for (CalibrationCurve.Point point : points) {
      text.append(' ').append(Numbers.share(point.predicted()));
      text.append(" and ").append(Numbers.share(point.observed())).append(';');
    }
    return text.toString();
  }
}
