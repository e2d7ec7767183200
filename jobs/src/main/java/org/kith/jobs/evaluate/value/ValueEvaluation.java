package org.kith.jobs.evaluate.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.jobs.evaluate.file.FlatFile;
import org.kith.models.value.PurchaseHistory;
import org.kith.models.value.PurchaseProcess;
import org.kith.models.value.PurchaseStatistics;
import org.kith.models.value.SpendProcess;
import org.kith.models.value.SpendStatistics;
import org.kith.models.value.ValueFits;

/** Fits models of value to the orders up to a day, and measures them on those after it. */
public final class ValueEvaluation {

  /** The models by name. */
  public static final List<String> MODELS = List.of("bg-nbd", "mbg-cnbd-k", "gamma-gamma");

  private static final int USUAL_GAP_DAYS = 7;

  private final ValueRequest request;
  private final List<Customer> customers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final PurchaseStatistics statistics;

  private ValueEvaluation(ValueRequest request, OrderFile orders) {
    this.request = request;
    for (TreeMap<LocalDate, Double> days : orders.people().values()) {
      if (!days.firstKey().isAfter(request.calibrationEnd())) {
        customers.add(Customer.of(days, request));
      }
    }
    Map<PurchaseHistory, Long> counts = new HashMap<>();
    double logIntervals = 0;
    for (Customer customer : customers) {
      counts.merge(customer.past().purchases(), 1L, Long::sum);
      logIntervals += customer.past().logIntervals();
    }
    this.statistics = PurchaseStatistics.of(counts, logIntervals);
  }

  /**
   * Runs it.
   *
   * @throws Problem {@code INPUT_REFUSED} when no row is an order, or nobody bought again up to the
   *     end of calibration
   */
  public static Evaluation run(ValueRequest request) {
    OrderFile orders = OrderFile.read(FlatFile.open(request.orders(), request.spark()));
    orders.requireSome(request.orders().toString());
    ValueEvaluation evaluation = new ValueEvaluation(request, orders);
    if (evaluation.statistics.repeats() == 0) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          request.orders().toString(),
          "%s up to %s"
              .formatted(
                  evaluation.customers.isEmpty()
                      ? "nobody has an order"
                      : "nobody of %,d customers has orders on two days"
                          .formatted(evaluation.customers.size()),
                  request.calibrationEnd()),
          "Give a later --calibration-end, or other orders.");
    }
    return new Evaluation(
        "evaluate value",
        evaluation.data(orders),
        evaluation.protocol(),
        evaluation.results(),
        evaluation.notes(orders.lastDay()),
        Map.of());
  }

  /**
   * Of each model, but those that too few customers bear, which the notes name.
   *
   * @throws Problem {@code INPUT_REFUSED} where that is all of them
   */
  private List<ModelResult> results() {
    List<ModelResult> results = new ArrayList<>();
    Problem last = null;
    for (String model : request.models()) {
      try {
        results.add(result(model));
      } catch (Problem tooFew) {
        notes.add("%s is left out: %s".formatted(model, tooFew.getMessage()));
        last = tooFew;
      }
    }
    if (results.isEmpty() && last != null) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          request.orders().toString(),
          String.join("; ", notes),
          "Give a later --calibration-end, or other orders.",
          last);
    }
    return results;
  }

  /** What was left out; and where orders end so early that not the customers may be to blame. */
  private List<String> notes(LocalDate lastOrder) {
    long missing = ChronoUnit.DAYS.between(lastOrder, request.horizonEnd());
    if (missing > USUAL_GAP_DAYS) {
      notes.add(
          "the last order is of %s, %d days before the horizon ends; they count as days without a"
                  .formatted(lastOrder, missing)
              + " purchase");
    }
    return notes;
  }

  private Map<String, Object> data(OrderFile orders) {
    Map<String, Object> data = new LinkedHashMap<>(orders.counts());
    data.put("customers", customers.size());
    data.put("repeat_purchases", statistics.repeats());
    data.put("horizon_purchases", customers.stream().mapToLong(Customer::purchases).sum());
    return data;
  }

  private Map<String, Object> protocol() {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("calibration_end", request.calibrationEnd().toString());
    protocol.put("horizon_days", request.horizonDays());
    protocol.put("purchase", "one day's orders of a person; the first makes the customer");
    protocol.put("unit_of_time", "weeks");
    protocol.put("mae, rmse", "of purchases in the horizon; of spend in it for gamma-gamma");
    protocol.put("total_ratio", "sum foretold ÷ sum that came");
    return protocol;
  }

  private ModelResult result(String model) {
    return switch (model) {
      case "bg-nbd" -> purchases(model, ValueFits::bgNbd);
      case "mbg-cnbd-k" -> purchases(model, ValueFits::mbgCnbdK);
      default -> spend(model);
    };
  }

  private interface PurchaseFit {
    PurchaseProcess of(PurchaseStatistics statistics);
  }

  private ModelResult purchases(String model, PurchaseFit fit) {
    long start = System.nanoTime();
    PurchaseProcess process = fit.of(statistics);
    double fitted = seconds(start);
    start = System.nanoTime();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("log_likelihood", process.logLikelihood(statistics));
    metrics.putAll(
        Forecast.errors(customers, customer -> expected(process, customer), Customer::purchases));
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (process.leavesAtFirst()) {
      parameters.put("k", process.k());
    }
    parameters.put("r", process.r());
    parameters.put("alpha", process.alpha());
    parameters.put("a", process.a());
    parameters.put("b", process.b());
    return result(model, metrics, fitted, seconds(start), parameters);
  }

  /** Spend is foretold as purchases by BG/NBD times each customer's spend at a purchase. */
  private ModelResult spend(String model) {
    long start = System.nanoTime();
    SpendStatistics spends = SpendStatistics.of(spends());
    SpendProcess process = ValueFits.gammaGamma(spends);
    if (!process.hasMean()) {
      notes.add(
          "%s: q %.3f is 1 or less, so that the spend of who bought once has no mean; they have the"
                  .formatted(model, process.q())
              + " mean of all, %.2f".formatted(process.mean()));
    }
    double fitted = seconds(start);
    start = System.nanoTime();
    PurchaseProcess purchases = ValueFits.bgNbd(statistics);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("log_likelihood", process.logLikelihood(spends));
    metrics.putAll(
        Forecast.errors(
            customers,
            customer ->
                expected(purchases, customer)
                    * process.expected(
                        customer.past().meanSpend() > 0 ? customer.past().purchases().repeats() : 0,
                        customer.past().meanSpend()),
            Customer::spend));
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("p", process.p());
    parameters.put("q", process.q());
    parameters.put("gamma", process.gamma());
    return result(model, metrics, fitted, seconds(start), parameters);
  }

  private List<SpendStatistics.Alike> spends() {
    return customers.stream()
        .map(Customer::past)
        .filter(past -> past.meanSpend() > 0)
        .map(past -> new SpendStatistics.Alike(past.purchases().repeats(), past.meanSpend(), 1))
        .toList();
  }

  private double expected(PurchaseProcess process, Customer customer) {
    return process.outlook(customer.past().purchases()).expected(request.horizonWeeks());
  }

  private static ModelResult result(
      String model,
      Map<String, Double> metrics,
      double fitSeconds,
      double recommendSeconds,
      Map<String, Object> parameters) {
    return new ModelResult(
        model, metrics, fitSeconds, recommendSeconds, Map.of("parameters", parameters));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
