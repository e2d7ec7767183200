package org.kith.jobs.evaluate.value;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.kith.models.value.CustomerHistory;

/**
 * One customer: what the models may know, and what came of it.
 *
 * @param past up to the end of calibration
 * @param purchases days with a purchase in the horizon
 * @param spend in the horizon
 */
record Customer(CustomerHistory past, int purchases, double spend) {

  static Customer of(TreeMap<LocalDate, Double> days, ValueRequest request) {
    NavigableMap<LocalDate, Double> later =
        days.subMap(request.calibrationEnd(), false, request.horizonEnd(), true);
    return new Customer(
        CustomerHistory.of(days, request.calibrationEnd()),
        later.size(),
        later.values().stream().mapToDouble(Double::doubleValue).sum());
  }
}
