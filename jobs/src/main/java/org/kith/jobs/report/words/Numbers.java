package org.kith.jobs.report.words;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Figures as they are read: thousands parted, units beside them, small groups of people covered.
 *
 * <p>A group of 1 to 9 people is written {@code <10}, since one could guess who they are; totals of
 * the brand are not groups and use {@link #count}.
 */
public final class Numbers {

  /** The smallest group of people whose size is told. */
  public static final long SMALLEST_GROUP = 10;

  /** What stands where there is no figure. */
  public static final String NONE = "–";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

  private Numbers() {}

  /** A count of rows or a total: {@code 1,234}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace('-', '−');
  }

  /** A count with its noun: {@code 1 file}, {@code 2 files}. */
  public static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** An amount of money: {@code 1,234}, {@code 0.5}. */
  public static String amount(double amount) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(amount)
        .replace('-', '−');
  }

  /** The size of a group of people, {@code <10} for 1 to 9. */
  public static String people(long people) {
    return isSmall(people) ? "<" + SMALLEST_GROUP : count(people);
  }

  /** The size of a group that may be drawn: that of the smallest told for 1 to 9. */
  public static long drawn(long people) {
    return isSmall(people) ? SMALLEST_GROUP : people;
  }

  /** Whether the size of a group of people is covered. */
  public static boolean isSmall(long people) {
    return people > 0 && people < SMALLEST_GROUP;
  }

  /** A group's share of a whole: {@code 12.3%}, {@code <0.5%} for a small group. */
  public static String peopleShare(long people, long whole) {
    if (whole <= 0) {
      return NONE;
    }
    if (isSmall(people)) {
      return "<" + share(Math.min(1, (double) SMALLEST_GROUP / whole));
    }
    return share((double) people / whole);
  }

  /** A share: {@code 12.3%}. */
  public static String share(double share) {
    double percent = 100 * share;
    boolean whole = percent == 0 || percent >= 99.95;
    return String.format(Locale.ROOT, whole ? "%,.0f%%" : "%.1f%%", percent);
  }

  /** A difference of shares in percentage points: {@code 1.2 points}. */
  public static String points(double difference) {
    return String.format(Locale.ROOT, "%.1f points", 100 * difference);
  }

  /** A change of a count: {@code +12}, {@code −3}, {@code no change}. */
  public static String change(long now, long before) {
    if (now == before) {
      return "no change";
    }
    String sign = now > before ? "+" : "−";
    String share =
        before == 0
            ? ""
            : String.format(
                Locale.ROOT, " (%s%.1f%%)", sign, 100.0 * Math.abs(now - before) / before);
    return sign + count(Math.abs(now - before)) + share;
  }

  /** A change of a group's size, not told where either size is covered. */
  public static String peopleChange(long now, long before) {
    return isSmall(now) || isSmall(before) ? NONE : change(now, before);
  }

  /** A span of time: {@code 0.4 s}, {@code 12.3 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
  public static String seconds(double seconds) {
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /** A day: {@code Tuesday, 30 June 2026}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }
}
