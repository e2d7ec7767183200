package org.kith.jobs.evaluate.uplift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.models.uplift.SingleFeatureRule;
import org.kith.models.uplift.UpliftLearner;
import org.kith.models.uplift.gain.AverageEffect;

/** Learns from half of a campaign whom the offer changes, and measures it on the other half. */
public final class UpliftEvaluation {

  /** What every learner is measured against. */
  public static final String RULE = "best-rule";

  private final UpliftRequest request;
  private final Campaign campaign;
  private final AverageEffect effect;
  private final Map<String, List<Map<String, Double>>> measured = new LinkedHashMap<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Map<String, Integer> rules = new TreeMap<>();

  private UpliftEvaluation(UpliftRequest request) {
    this.request = request;
    this.campaign = Campaign.read(request);
    this.effect = campaign.effect();
  }

  /**
   * Runs it.
   *
   * @throws Problem {@code INPUT_REFUSED} when an arm has fewer than 20 people, or no column tells
   *     anything
   */
  public static Evaluation run(UpliftRequest request) {
    UpliftEvaluation evaluation = new UpliftEvaluation(request);
    for (int split = 0; split < request.splits(); split++) {
      evaluation.measure(new Halving(evaluation.campaign, request, request.seed() + split));
      request.progress().accept("split %d of %d".formatted(split + 1, request.splits()));
    }
    return evaluation.found();
  }

  private void measure(Halving halving) {
    for (String model : request.models()) {
      long start = System.nanoTime();
      add(model, halving.measured(UpliftLearner.labelled(model)), start);
    }
    long start = System.nanoTime();
    SingleFeatureRule rule = halving.rule();
    rules.merge(halving.nameOf(rule), 1, Integer::sum);
    add(RULE, halving.measured(rule), start);
  }

  private void add(String model, Map<String, Double> metrics, long start) {
    measured.computeIfAbsent(model, name -> new ArrayList<>()).add(metrics);
    seconds.merge(model, (System.nanoTime() - start) / 1e9, Double::sum);
  }

  private Evaluation found() {
    return new Evaluation(
        "evaluate uplift",
        campaign.counts(),
        protocol(),
        measured.keySet().stream().map(this::result).toList(),
        List.of(claim()),
        Map.of("effect", effectFields()));
  }

  private Map<String, Object> effectFields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ate", effect.effect());
    fields.put("low", effect.interval().low());
    fields.put("high", effect.interval().high());
    fields.put("claimed", effect.isClaimed());
    return fields;
  }

  private String claim() {
    String interval =
        "%.4f (95 %% between %.4f and %.4f)"
            .formatted(effect.effect(), effect.interval().low(), effect.interval().high());
    return effect.isClaimed()
        ? "the offer changed the outcome by " + interval
        : "no effect is claimed: the difference is %s, which holds none at all".formatted(interval);
  }

  private Map<String, Object> protocol() {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("splits", request.splits());
    protocol.put("seed", request.seed());
    protocol.put("split", "halves by chance; features and models are learnt from the first alone");
    protocol.put("metrics", "means over the splits, on the second halves");
    protocol.put("ate", "difference in means over all rows, 95 % interval after Neyman");
    protocol.put(
        "uplift@k%", "treated mean less control mean among the k % ranked highest; ties by chance");
    request
        .offer()
        .ifPresent(
            offer ->
                protocol.put(
                    "value@k%",
                    "k %% x (uplift@k%% x %s - %s): what an offer to them earns for each of all"
                        .formatted(offer.worth(), offer.cost())));
    protocol.put(
        "qini",
        "area between the Qini curve, per treated person, and the line to its end; 0 by chance");
    protocol.put("auuc", "mean over shares of share x effect on that share");
    protocol.put(RULE, "the one feature that goes best with the effect in the first half");
    return protocol;
  }

  private ModelResult result(String model) {
    List<Map<String, Double>> splits = measured.get(model);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("ate", effect.effect());
    metrics.put("ate_low", effect.interval().low());
    metrics.put("ate_high", effect.interval().high());
    Map<String, Double> spread = new LinkedHashMap<>();
    Map<String, Double> overRule = new LinkedHashMap<>();
    for (String name : splits.get(0).keySet()) {
      Spread own = Spread.of(splits.stream().mapToDouble(split -> split.get(name)).toArray());
      metrics.put(name, own.mean());
      spread.put(name, own.deviation());
      overRule.put(name, own.mean() - mean(measured.get(RULE), name));
    }
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("deviation_over_splits", ModelResult.finite(spread));
    more.put(model.equals(RULE) ? "rules" : "over_rule", model.equals(RULE) ? rules : overRule);
    return new ModelResult(model, metrics, seconds.get(model) / request.splits(), 0, more);
  }

  private static double mean(List<Map<String, Double>> splits, String name) {
    return splits.stream().mapToDouble(split -> split.get(name)).average().orElse(Double.NaN);
  }
}
