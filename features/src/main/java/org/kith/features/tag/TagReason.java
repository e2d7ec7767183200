package org.kith.features.tag;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.kith.features.tag.TagDefinition.Words;

/**
 * Says why a person carries a tag, in the catalogue's own sentence.
 *
 * <p>{@code {value}} becomes the tag's value (numbers with at most two decimals), {@code {count}}
 * how many rows stand behind it, {@code {last}} the day of the last of them ({@code 2026-03-01};
 * {@code 2026年3月1日} in Chinese; "an unknown day" without a date), {@code {share}} the weight in
 * percent, {@code {times}} the weight itself with at most one decimal.
 */
public final class TagReason {

  private TagReason() {}

  /**
   * The sentence in both languages.
   *
   * @param value as in {@code tags.value}
   * @param weight as in {@code tags.weight}
   * @param count rows behind the tag; null for none
   * @param last the brand's day of the last of them; null without a date
   */
  public static Words of(
      TagDefinition tag, String value, double weight, Long count, LocalDate last) {
    String en = last == null ? "an unknown day" : last.toString();
    String zh =
        last == null
            ? "未知日期"
            : "%d年%d月%d日".formatted(last.getYear(), last.getMonthValue(), last.getDayOfMonth());
    return new Words(
        filled(tag.reason().en(), value, weight, count, en),
        filled(tag.reason().zh(), value, weight, count, zh));
  }

  private static String filled(
      String sentence, String value, double weight, Long count, String last) {
    return sentence
        .replace("{count}", count == null ? "0" : count.toString())
        .replace("{last}", last)
        .replace("{share}", rounded(BigDecimal.valueOf(weight * 100), 0) + "%")
        .replace("{times}", rounded(BigDecimal.valueOf(weight), 1))
        .replace("{value}", shown(value));
  }

  private static String shown(String value) {
    return value.matches("-?\\d+\\.\\d+(E-?\\d+)?") ? rounded(new BigDecimal(value), 2) : value;
  }

  private static String rounded(BigDecimal number, int decimals) {
    BigDecimal kept = number.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    return kept.signum() == 0 ? "0" : kept.toPlainString();
  }
}
