package org.kith.models.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kith.features.error.SettingFault;

/**
 * Decides whether a newly trained model may be used.
 *
 * <p>The measure that decides is {@code ndcg@20} for a recommender and {@code auc} for a
 * propensity; both are better when higher.
 *
 * @param baselineMargin how far below a baseline it may stay, as a share of the baseline, 0 to 1
 * @param championMargin how far below the model in use it may stay, as a share of that, 0 to 1
 * @param largestEce largest calibration error of a propensity, 0 to 1; on a test so small that
 *     chance alone makes a larger one, what chance makes
 * @param leakAuc AUC above which a propensity must have seen its answer, 0.5 to 1
 */
public record Gate(
    double baselineMargin, double championMargin, double largestEce, double leakAuc) {

  /** 2 % below a baseline, 10 % below the champion, calibration error .1, leak above AUC .98. */
  public static final Gate USUAL = new Gate(0.02, 0.1, 0.1, 0.98);

  public Gate {
    SettingFault.unless(isShare(baselineMargin), "baseline-margin", baselineMargin, "0 to 1");
    SettingFault.unless(isShare(championMargin), "champion-margin", championMargin, "0 to 1");
    SettingFault.unless(isShare(largestEce), "largest-ece", largestEce, "0 to 1");
    SettingFault.unless(leakAuc >= 0.5 && leakAuc <= 1, "leak-auc", leakAuc, "0.5 to 1");
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
    String deciding = challenger.kind().equals("propensity") ? "auc" : "ndcg@20";
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
    champion.ifPresent(card -> DataGate.USUAL.judge(challenger, card, against));
    new SliceGate(largestEce, championMargin).judge(challenger, champion, against);
    return Verdict.of(against);
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
