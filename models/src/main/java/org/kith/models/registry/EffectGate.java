package org.kith.models.registry;

import java.util.List;
import java.util.Map;

/** Refuses a model of uplift that claims what its campaigns do not show. */
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
    double qini = metrics.getOrDefault("qini_low", Double.NaN);
    if (!(qini > 0)) {
      against.add(
          new Verdict.Reason(
              "no_targeting",
              "whom a contact changes more cannot be told from chance: Qini from %s to %s"
                  .formatted(
                      Gate.figure(qini),
                      Gate.figure(metrics.getOrDefault("qini_high", Double.NaN))),
              "无法区分谁更受触达影响：Qini区间%s至%s"
                  .formatted(
                      Gate.figure(qini),
                      Gate.figure(metrics.getOrDefault("qini_high", Double.NaN)))));
    }
  }
}
