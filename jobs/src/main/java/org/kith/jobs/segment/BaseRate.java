package org.kith.jobs.segment;

import java.util.List;
import org.kith.models.evaluate.CalibrationPoint;
import org.kith.models.registry.ModelCard;

/**
 * How likely people are to buy without being contacted, for {@link DetectableLift}: the mean over
 * the test bins of the models that say what people will do, and {@value #UNKNOWN} where no model
 * has been tested.
 */
public final class BaseRate {

  private static final double UNKNOWN = .1;

  private BaseRate() {}

  /** The rate that the cards show, 0 to 1. */
  public static double of(List<ModelCard> cards) {
    return cards.stream()
        .flatMap(card -> card.calibration().stream())
        .mapToDouble(CalibrationPoint::rate)
        .average()
        .orElse(UNKNOWN);
  }
}
