package org.kith.models.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a model that is good on the whole is bad on a kind of people. Slices with few
 * people or few answers of a kind say nothing and are passed over.
 *
 * @param largestEce largest calibration error on a slice; where chance alone makes a larger one,
 *     what chance makes
 * @param championMargin how far below the AUC of the model in use on the same slice it may stay, as
 *     a share of that
 */
record SliceGate(double largestEce, double championMargin) {

  private static final long FEWEST = 200;
  private static final long FEWEST_OF_AN_ANSWER = 30;

  void judge(ModelCard challenger, Optional<ModelCard> champion, List<Verdict.Reason> against) {
    for (Evidence.Slice slice : challenger.evidence().slices()) {
      if (slice.rows() >= FEWEST
          && Math.min(slice.yes(), slice.rows() - slice.yes()) >= FEWEST_OF_AN_ANSWER) {
        judge(slice, champion.flatMap(card -> same(slice, card)), against);
      }
    }
  }

  private void judge(
      Evidence.Slice slice, Optional<Evidence.Slice> before, List<Verdict.Reason> against) {
    Map<String, Double> own = slice.metrics();
    double ece = own.getOrDefault("ece", 0.0);
    double most = Math.max(largestEce, own.getOrDefault("ece_noise", 0.0));
    if (ece > most) {
      against.add(bad(slice, "calibration error", "校准误差", ece, "above", "高于", most));
    }
    double auc = own.getOrDefault("auc", 1.0);
    double least =
        before
            .map(other -> other.metrics().getOrDefault("auc", 0.0) * (1 - championMargin))
            .orElse(0.0);
    if (auc < Math.max(least, 0.5 - noise(slice))) {
      against.add(
          bad(slice, "auc", "auc", auc, "below", "低于", Math.max(least, 0.5 - noise(slice))));
    }
  }

  /** Two standard errors of the AUC of a toss-up; Hanley and McNeil (1982). */
  private static double noise(Evidence.Slice slice) {
    double yes = slice.yes();
    double no = slice.rows() - yes;
    return 2 * Math.sqrt((yes + no + 1) / (12 * yes * no));
  }

  private static Optional<Evidence.Slice> same(Evidence.Slice slice, ModelCard card) {
    return card.evidence().slices().stream()
        .filter(other -> other.words().equals(slice.words()))
        .findFirst();
  }

  private static Verdict.Reason bad(
      Evidence.Slice slice,
      String measure,
      String measureZh,
      double own,
      String side,
      String sideZh,
      double bound) {
    String figure = Gate.figure(own);
    return new Verdict.Reason(
        "bad_on_slice",
        "on the %,d people with %s, %s %s is %s %s"
            .formatted(slice.rows(), slice.words(), measure, figure, side, Gate.figure(bound)),
        "在%s的%,d人中，%s%s%s%s"
            .formatted(slice.words(), slice.rows(), measureZh, figure, sideZh, Gate.figure(bound)));
  }
}
