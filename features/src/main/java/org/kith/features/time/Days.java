package org.kith.features.time;

import org.kith.features.error.SettingFault;

/**
 * A span of whole days, written in settings with its unit: {@code 90 days}, {@code 1 day}, {@code
 * 12 weeks}.
 *
 * @param count days, 1 to 36,500
 */
public record Days(int count) {

  private static final int LONGEST = 36_500;

  public Days {
    SettingFault.unless(count >= 1 && count <= LONGEST, "days", count, "1 to 36500 days");
  }

  /**
   * Reads a span as it is written in YAML.
   *
   * @throws SettingFault when the unit is missing or unknown, or the number is out of range
   */
  public static Days parse(String text) {
    String[] parts = text.strip().split("\\s+");
    if (parts.length == 2 && parts[0].matches("\\d{1,5}")) {
      int number = Integer.parseInt(parts[0]);
      switch (parts[1]) {
        case "day", "days":
          return new Days(number);
        case "week", "weeks":
          return new Days(Math.multiplyExact(number, 7));
        default:
          break;
      }
    }
    throw new SettingFault(
        "days", text, "a whole number with its unit, such as '90 days' or '12 weeks'");
  }

  @Override
  public String toString() {
    return count == 1 ? "1 day" : count + " days";
  }
}
