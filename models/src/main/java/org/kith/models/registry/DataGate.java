package org.kith.models.registry;

import java.util.List;

/**
 * Decides whether a model was trained on much the same people as the one in use.
 *
 * @param leastShare of the rows of the model in use that it must have learnt from, 0 to 1
 * @param largestShift largest population stability index of the test's scores against those of the
 *     model in use
 */
record DataGate(double leastShare, double largestShift) {

  void judge(ModelCard challenger, ModelCard champion, List<Verdict.Reason> against) {
    long rows = challenger.evidence().counts().getOrDefault("train", 0L);
    long before = champion.evidence().counts().getOrDefault("train", 0L);
    if (challenger.evidence().counts().containsKey("train") && rows < leastShare * before) {
      against.add(
          new Verdict.Reason(
              "shrunken",
              "it learnt from %,d rows, less than %s of the champion's %,d"
                  .formatted(rows, Gate.figure(leastShare), before),
              "训练数据仅%,d行，不足现用模型%,d行的%s".formatted(rows, before, Gate.figure(leastShare))));
    }
    double shift = Stability.index(challenger.evidence().spread(), champion.evidence().spread());
    if (shift > largestShift) {
      against.add(
          new Verdict.Reason(
              "drifted",
              "its scores have shifted against the champion's: stability index %s is above %s"
                  .formatted(Gate.figure(shift), Gate.figure(largestShift)),
              "评分分布与现用模型相比明显偏移：稳定性指数%s高于%s"
                  .formatted(Gate.figure(shift), Gate.figure(largestShift))));
    }
  }
}
