package org.kith.jobs.measure;

import java.util.Locale;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.measure.estimate.Effect;

/** Whether an effect may be claimed, and why not, in words. */
final class Verdicts {

  private static final long FEWEST = MeasureFigures.FEWEST;
  private static final long FEWEST_UNITS = MeasureFigures.FEWEST_UNITS;

  private Verdicts() {}

  /** Whether arms of that size and that effect may be talked of. */
  static boolean claims(Cell treat, Cell holdout, Effect effect) {
    return Math.min(treat.people(), holdout.people()) >= FEWEST
        && Math.min(treat.units(), holdout.units()) >= FEWEST_UNITS
        && effect.isShown();
  }

  /**
   * The sentence.
   *
   * @param units of the arm that has fewer
   * @param effect on the share who order; null without two arms
   */
  static Words of(MeasureFigures.Arms arms, long units, Effect effect) {
    if (arms.treat() + arms.holdout() == 0 && arms.waiting() > 0) {
      return new Words("no claim: the days in which orders count are not over", "暂无结论：统计期尚未结束");
    }
    if (arms.holdout() == 0 || arms.treat() == 0) {
      String none = arms.holdout() == 0 ? "held out" : "contacted";
      String zh = arms.holdout() == 0 ? "对照组" : "实验组";
      return new Words("no claim: nobody was " + none, "无结论：没有" + zh);
    }
    if (Math.min(arms.treat(), arms.holdout()) < FEWEST) {
      return new Words(
          "no claim: %d contacted and %d held out; each needs %d"
              .formatted(arms.treat(), arms.holdout(), FEWEST),
          "无结论：实验组%d人、对照组%d人，每组至少需要%d人".formatted(arms.treat(), arms.holdout(), FEWEST));
    }
    if (units < FEWEST_UNITS) {
      return new Words(
          "no claim: an arm has %d groups drawn together; each needs %d"
              .formatted(units, FEWEST_UNITS),
          "无结论：有一组仅含%d个整体分配的群体，每组至少需要%d个".formatted(units, FEWEST_UNITS));
    }
    if (!effect.isShown()) {
      return new Words(
          "no claim: it may as well have changed nothing, between %s and %s points"
              .formatted(points(effect.low()), points(effect.high())),
          "无结论：可能毫无作用，区间%s至%s个百分点".formatted(points(effect.low()), points(effect.high())));
    }
    return new Words(
        "%s points %s ordered because of it, between %s and %s"
            .formatted(
                points(effect.lift()),
                effect.lift() > 0 ? "more" : "fewer",
                points(effect.low()),
                points(effect.high())),
        "下单率变化%s个百分点，区间%s至%s"
            .formatted(points(effect.lift()), points(effect.low()), points(effect.high())));
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%+.2f", 100 * share);
  }
}
