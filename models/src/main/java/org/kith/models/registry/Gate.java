package org.kith.models.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kith.features.error.SettingFault;
import org.kith.models.evaluate.Bootstrap.Interval;

/**
 * Decides whether a newly trained model may be used. A margin that is null is the usual one.
 *
 * <p>The measure that decides is {@code ndcg@20} for a recommender, {@code auc} for a propensity or
 * a lookalike, {@code qini} for an uplift and {@code spend@20%} for a value, whose total may be off
 * by half at most; all are better when higher.
 *
 * @param baselineMargin how far below a baseline it may stay, as a share of the baseline, 0 to 1;
 *     usually .02
 * @param championMargin how far below the model in use it may stay, as a share of that, 0 to 1;
 *     usually .1
 * @param largestEce largest calibration error of a propensity, 0 to 1; on a test so small that
 *     chance alone makes a larger one, what chance makes; usually .1
 * @param leakAuc AUC above which a propensity or a lookalike must have seen its answer, 0.5 to 1;
 *     usually .98
 * @param leastShare of the rows that the model in use learnt from, which it must have, 0 to 1;
 *     usually .5
 * @param largestShift largest population stability index of its scores against those of the model
 *     in use, 0 or more; usually .25
 * @param largestRatio how many times too high or too low the total of a value may be, 1 or more;
 *     usually 1.5
 */
public record Gate(
    Double baselineMargin,
    Double championMargin,
    Double largestEce,
    Double leakAuc,
    Double leastShare,
    Double largestShift,
    Double largestRatio) {

  /** Every margin the usual one. */
  public static final Gate USUAL = new Gate(null, null, null, null, null, null, null);

  public Gate {
    baselineMargin = usually(baselineMargin, .02);
    championMargin = usually(championMargin, .1);
    largestEce = usually(largestEce, .1);
    leakAuc = usually(leakAuc, .98);
    leastShare = usually(leastShare, .5);
    largestShift = usually(largestShift, .25);
    largestRatio = usually(largestRatio, 1.5);
    SettingFault.unless(isShare(baselineMargin), "baseline-margin", baselineMargin, "0 to 1");
    SettingFault.unless(isShare(championMargin), "champion-margin", championMargin, "0 to 1");
    SettingFault.unless(isShare(largestEce), "largest-ece", largestEce, "0 to 1");
    SettingFault.unless(leakAuc >= 0.5 && leakAuc <= 1, "leak-auc", leakAuc, "0.5 to 1");
    SettingFault.unless(isShare(leastShare), "least-share", leastShare, "0 to 1");
    SettingFault.unless(largestShift >= 0, "largest-shift", largestShift, "0 or more");
    SettingFault.unless(largestRatio >= 1, "largest-ratio", largestRatio, "1 or more");
  }

  private static double usually(Double given, double usual) {
    return given == null ? usual : given;
  }

  /**
   * The verdict with every reason against the model; {@link DataGate} adds what speaks against what
   * it was trained from, {@link SliceGate} what speaks against it on kinds of people.
   *
   * @param challenger what was trained
   * @param champion what is in use, if anything is; of the same model
   */
  public Verdict judge(ModelCard challenger, Optional<ModelCard> champion) {
    Map<String, Double> metrics = challenger.metrics();
    String deciding = deciding(challenger.kind());
    Double own = metrics.get(deciding);
    if (challenger.evidence().counts().getOrDefault("train", 1L) == 0) {
      return Verdict.of(
          List.of(new Verdict.Reason("empty", "there was nothing to learn from", "没有可用的训练数据")));
    }
    if (own == null) {
      return Verdict.of(
          List.of(
              new Verdict.Reason(
                  "not_measured",
                  deciding + " could not be measured: too little to test on",
                  "测试数据太少，无法计算" + deciding)));
    }
    List<Verdict.Reason> against = new ArrayList<>();
    if (challenger.kind().equals("propensity")) {
      soundness(metrics, own, against);
      certainty(challenger, against);
    } else if (challenger.kind().equals("value")) {
      total(metrics, against);
    } else if (challenger.kind().equals("lookalike")) {
      leak(own, against);
    } else if (challenger.kind().equals("uplift")) {
      EffectGate.judge(metrics, against);
    }
    metrics.forEach(
        (name, reference) -> {
          if (name.endsWith("." + deciding) && own < reference * (1 - baselineMargin)) {
            String baseline = name.substring(0, name.length() - deciding.length() - 1);
            against.add(worse("worse_than_baseline", deciding, own, baseline, reference));
          }
        });
    champion
        .map(card -> card.metrics().get(deciding))
        .filter(reference -> own < reference * (1 - championMargin))
        .ifPresent(
            reference ->
                against.add(worse("worse_than_champion", deciding, own, "champion", reference)));
    DataGate data = new DataGate(leastShare, largestShift);
    champion.ifPresent(card -> data.judge(challenger, card, against));
    new SliceGate(largestEce, championMargin).judge(challenger, champion, against);
    return Verdict.of(against);
  }

  private static String deciding(String kind) {
    return switch (kind) {
      case "propensity", "lookalike" -> "auc";
      case "value" -> "spend@20%";
      case "uplift" -> "qini";
      default -> "ndcg@20";
    };
  }

  private void total(Map<String, Double> metrics, List<Verdict.Reason> against) {
    double ratio = metrics.getOrDefault("total_ratio", Double.NaN);
    if (!(ratio >= 1 / largestRatio && ratio <= largestRatio)) {
      against.add(
          new Verdict.Reason(
              "total_off",
              "it foretold " + figure(ratio) + " times what all customers together spent",
              "预测总额为实际总消费的" + figure(ratio) + "倍"));
    }
  }

  private void soundness(Map<String, Double> metrics, double auc, List<Verdict.Reason> against) {
    double lowest = metrics.getOrDefault("score_min", Double.NaN);
    double highest = metrics.getOrDefault("score_max", Double.NaN);
    if (!(lowest >= 0 && highest <= 1)) {
      against.add(
          new Verdict.Reason(
              "out_of_range",
              "scores run from " + figure(lowest) + " to " + figure(highest) + ", not 0 to 1",
              "分数范围" + figure(lowest) + "至" + figure(highest) + "，超出0至1"));
    } else if (lowest == highest) {
      against.add(new Verdict.Reason("all_equal", "everybody has the same score", "所有人分数相同，无法区分"));
    }
    double ece = metrics.getOrDefault("ece", Double.NaN);
    double noise = metrics.getOrDefault("ece_noise", 0.0);
    if (!(ece <= Math.max(largestEce, noise))) {
      against.add(
          new Verdict.Reason(
              "uncalibrated",
              "calibration error %s is above %s, and above the %s that chance alone may make"
                  .formatted(figure(ece), figure(largestEce), figure(noise)),
              "校准误差%s高于%s，也高于随机波动可造成的%s"
                  .formatted(figure(ece), figure(largestEce), figure(noise))));
    }
    leak(auc, against);
  }

  /** Probabilities surely further off than the share of yes, given to everybody, are none. */
  private static void certainty(ModelCard challenger, List<Verdict.Reason> against) {
    Interval brier = challenger.evidence().intervals().get("brier");
    double constant = challenger.metrics().getOrDefault("rate.brier", Double.NaN);
    if (brier != null && brier.low() > constant) {
      against.add(
          new Verdict.Reason(
              "uncalibrated",
              "brier %s, %s at least, is above the %s of the same probability for everybody"
                  .formatted(
                      figure(challenger.metrics().getOrDefault("brier", Double.NaN)),
                      figure(brier.low()),
                      figure(constant)),
              "Brier分数至少%s，高于对所有人给出同一概率的%s".formatted(figure(brier.low()), figure(constant))));
    }
  }

  private void leak(double auc, List<Verdict.Reason> against) {
    if (auc > leakAuc) {
      against.add(
          new Verdict.Reason(
              "leak",
              "auc " + figure(auc) + " is too good to be true: a feature may hold the answer",
              "auc " + figure(auc) + "好得不真实，可能有特征泄露了答案"));
    }
  }

  private static Verdict.Reason worse(
      String code, String metric, double own, String other, double reference) {
    return new Verdict.Reason(
        code,
        metric + " " + figure(own) + " is below the " + other + "'s " + figure(reference),
        metric + " " + figure(own) + "低于" + other + "的" + figure(reference));
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
