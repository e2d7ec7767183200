package org.kith.models.propensity.margin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.List;
import org.kith.models.evaluate.CalibrationPoint;

/** Makes a margin into a probability, and never turns the order of two people around. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Platt.class), @JsonSubTypes.Type(Isotonic.class)})
public sealed interface Curve extends Serializable permits Platt, Isotonic {

  /** The names that {@link #through} knows. */
  List<String> NAMES = List.of("platt", "isotonic");

  /** Probability of yes, 0 to 1. */
  double probability(double margin);

  /**
   * The curve of that name that fits best; without points the margin stays as it is.
   *
   * @param points of (margin, share of yes, rows)
   */
  static Curve through(String name, List<CalibrationPoint> points) {
    return name.equals("isotonic") && !points.isEmpty()
        ? Isotonic.through(points)
        : Platt.through(points);
  }
}
