package org.kith.jobs.report.words;

import java.util.Locale;

/**
 * A measure of a model's quality, in words.
 *
 * @param name as the workbench writes it, such as {@code recall@20}
 */
public record Metric(String name) implements Comparable<Metric> {

  private enum Known {
    RECALL(
        "recall",
        "Recall",
        "召回率",
        true,
        Form.SHARE,
        "share of what they went on to choose that was on their list"),
    RECALL_ALL(
        "recall_all",
        "Recall of all",
        "全量召回率",
        true,
        Form.SHARE,
        "hits beside everything they chose"),
    NDCG("ndcg", "NDCG", "排序质量", true, Form.RATIO, "like recall, but hits near the top count more"),
    VALIDATION_NDCG(
        "validation_ndcg",
        "NDCG on validation",
        "验证集排序质量",
        true,
        Form.RATIO,
        "what the models were chosen by, on a part before the test"),
    MAP("map", "MAP", "平均精度", true, Form.RATIO, "mean precision at each hit"),
    PRECISION(
        "precision", "Precision", "准确率", true, Form.SHARE, "share of the list that they chose"),
    COVERAGE(
        "coverage",
        "Coverage",
        "覆盖率",
        true,
        Form.SHARE,
        "share of the catalogue that somebody is shown"),
    NOVELTY(
        "novelty", "Novelty", "新颖度", true, Form.RATIO, "how far from the best sellers, in bits"),
    AUC(
        "auc",
        "AUC",
        "区分度",
        true,
        Form.RATIO,
        "how often who did ranks above who did not; guessing is 0.5"),
    PR_AUC("pr_auc", "PR AUC", "精确召回面积", true, Form.RATIO, "precision over all thresholds"),
    LIFT(
        "lift",
        "Lift",
        "提升倍数",
        true,
        Form.TIMES,
        "how much more often it came true among the top scored"),
    LOG_LOSS(
        "log_loss",
        "Log loss",
        "对数损失",
        false,
        Form.RATIO,
        "surprise at what happened; lower is better"),
    BRIER(
        "brier",
        "Brier score",
        "布里尔分数",
        false,
        Form.FINE,
        "squared error of the probability; lower is better"),
    ECE(
        "ece",
        "Calibration error",
        "校准误差",
        false,
        Form.FINE,
        "how far predicted is from observed; lower is better"),
    ECE_NOISE(
        "ece_noise",
        "Calibration error by chance",
        "校准误差的随机部分",
        false,
        Form.FINE,
        "what a perfect model may show on as few people; a calibration error below it says nothing");

    private final String key;
    private final String en;
    private final String zh;
    private final boolean higherIsBetter;
    private final Form form;
    private final String meaning;

    Known(String key, String en, String zh, boolean higherIsBetter, Form form, String meaning) {
      this.key = key;
      this.en = en;
      this.zh = zh;
      this.higherIsBetter = higherIsBetter;
      this.form = form;
      this.meaning = meaning;
    }
  }

  private enum Form {
    SHARE,
    RATIO,
    FINE,
    TIMES
  }

  /** Its name for people, such as {@code Recall@20}. */
  public String en() {
    return known() == null ? name : known().en + cut();
  }

  /** Its name in Chinese; null where there is none. */
  public String zh() {
    return known() == null ? null : known().zh;
  }

  /** What it says; null where that is not known. */
  public String meaning() {
    return known() == null ? null : known().meaning;
  }

  /**
   * Whether a difference from another model says something. Not for the calibration error: who
   * tells everybody the mean is calibrated and of no use.
   */
  public boolean isComparable() {
    return known() != null && known() != Known.ECE && known() != Known.ECE_NOISE;
  }

  /** A value of it, with its unit. */
  public String format(double value) {
    Form form = known() == null ? Form.RATIO : known().form;
    return switch (form) {
      case SHARE -> Numbers.share(value);
      case RATIO -> String.format(Locale.ROOT, "%.3f", value);
      case FINE -> String.format(Locale.ROOT, "%.4f", value);
      case TIMES -> String.format(Locale.ROOT, "%.2f×", value);
    };
  }

  /** Whether the first value is better than the second. */
  public boolean isBetter(double value, double other) {
    return known() == null || known().higherIsBetter ? value > other : value < other;
  }

  /** In the order to read them: the known ones first, then by name. */
  @Override
  public int compareTo(Metric other) {
    int order = Integer.compare(place(), other.place());
    return order != 0 ? order : name.compareTo(other.name);
  }

  private int place() {
    return known() == null ? Known.values().length : known().ordinal();
  }

  private String cut() {
    int at = name.indexOf('@');
    return at < 0 ? "" : name.substring(at);
  }

  private Known known() {
    int at = name.indexOf('@');
    String key = at < 0 ? name : name.substring(0, at);
    for (Known known : Known.values()) {
      if (known.key.equals(key)) {
        return known;
      }
    }
    return null;
  }
}
