package org.kith.jobs.segment;

import java.util.List;
import java.util.OptionalDouble;
import org.kith.models.evaluate.CalibrationPoint;
import org.kith.models.registry.ModelCard;

/**
 * How likely people are to buy without being contacted, for {@link DetectableLift}: the mean over
 * the test bins of the model that says whether people order; of several the one whose people order
 * most, since a rate too low would promise too much. {@value #UNKNOWN} where no such model has been
 * tested.
 */
public final class BaseRate {

  private static final double UNKNOWN = .1;
  private static final String OF_ORDERS = "orders:";

  private BaseRate() {}

  /** The rate that the cards show, 0 to 1. */
  public static double of(List<ModelCard> cards) {
    return cards.stream()
        .filter(BaseRate::isOfOrders)
        .flatMap(card -> rate(card).stream().boxed())
        .max(Double::compare)
        .orElse(UNKNOWN);
  }

  private static boolean isOfOrders(ModelCard card) {
    return card.parameters().getOrDefault("label", OF_ORDERS).startsWith(OF_ORDERS)
        && !card.parameters().getOrDefault("absence", "false").equals("true");
  }

  private static OptionalDouble rate(ModelCard card) {
    return card.calibration().stream().mapToDouble(CalibrationPoint::rate).average();
  }
}
