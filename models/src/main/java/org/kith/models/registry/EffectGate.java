package org.kith.models.registry;

import java.util.List;
import java.util.Map;

/**
 * Refuses a model of uplift that claims what its campaigns do not show: an effect whose bounds hold
 * 0, or an order of people that may be chance. Where it orders them by attributed responses, the
 * effect for each of those tells; else the Qini coefficient.
 */
final class EffectGate {

  private EffectGate() {}

  static void judge(Map<String, Double> metrics, List<Verdict.Reason> against) {
    double low = metrics.getOrDefault("ate_low", Double.NaN);
    double high = metrics.getOrDefault("ate_high", Double.NaN);
    if (!(low > 0 || high < 0)) {
      against.add(
          new Verdict.Reason(
              "no_effect",
              "the effect of a contact cannot be told from none: it lies from %s to %s"
                  .formatted(Gate.figure(low), Gate.figure(high)),
              "触达效果与零无显著差异：区间%s至%s".formatted(Gate.figure(low), Gate.figure(high))));
    }
    boolean attributed = metrics.containsKey("slope_low");
    String figure = attributed ? "slope" : "qini";
    double lowest = metrics.getOrDefault(figure + "_low", Double.NaN);
    if (!(lowest > 0)) {
      String bounds = Gate.figure(lowest) + "%s" + highest(metrics, figure);
      against.add(
          new Verdict.Reason(
              "no_targeting",
              "whom a contact changes more cannot be told from chance: %s from %s"
                  .formatted(
                      attributed ? "effect for each attributed response" : "Qini",
                      bounds.formatted(" to ")),
              "无法区分谁更受触达影响：%s区间%s"
                  .formatted(attributed ? "每次归因响应的效果" : "Qini", bounds.formatted("至"))));
    }
  }

  private static String highest(Map<String, Double> metrics, String figure) {
    return Gate.figure(metrics.getOrDefault(figure + "_high", Double.NaN));
  }
}
