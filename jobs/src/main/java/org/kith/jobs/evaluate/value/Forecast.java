package org.kith.jobs.evaluate.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How far what was foretold of customers is from what came. */
final class Forecast {

  private Forecast() {}

  /**
   * {@code mae} and {@code rmse} over the customers, and {@code total_ratio}: the sum of what was
   * foretold ÷ the sum of what came, not a number where nothing came.
   */
  static Map<String, Double> errors(
      List<Customer> customers,
      ToDoubleFunction<Customer> foretold,
      ToDoubleFunction<Customer> actual) {
    double absolute = 0;
    double squared = 0;
    double expected = 0;
    double came = 0;
    for (Customer customer : customers) {
      double own = foretold.applyAsDouble(customer);
      double error = own - actual.applyAsDouble(customer);
      absolute += Math.abs(error);
      squared += error * error;
      expected += own;
      came += actual.applyAsDouble(customer);
    }
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("mae", absolute / customers.size());
    errors.put("rmse", Math.sqrt(squared / customers.size()));
    errors.put("total_ratio", came == 0 ? Double.NaN : expected / came);
    return errors;
  }
}
