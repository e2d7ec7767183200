package org.kith.jobs.evaluate.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A time as flat files write it: seconds or milliseconds since 1970, {@code 2026-06}, which is when
 * the month begins, {@code 2026-06-30}, {@code 2026-06-30 12:00:00} or {@code
 * 2026-06-30T12:00:00+08:00}; in UTC where no zone is written.
 */
public final class Moment {

  private static final double MILLISECONDS_FROM = 1e11;
  private static final int LENGTH_OF_MONTH = "2026-06".length();
  private static final int LENGTH_OF_DAY = "2026-06-30".length();

  private Moment() {}

  /** Seconds since 1970; NaN for what is no time. */
  public static double epochSeconds(String cell) {
    if (cell == null) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(cell);
      boolean finite = Math.abs(number) <= Double.MAX_VALUE;
      double seconds = Math.abs(number) >= MILLISECONDS_FROM ? number / 1000 : number;
      return finite ? seconds : Double.NaN;
    } catch (NumberFormatException notNumber) {
      return ofDate(cell);
    }
  }

  private static double ofDate(String cell) {
    try {
      if (cell.length() <= LENGTH_OF_MONTH) {
        return YearMonth.parse(cell).atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      }
      if (cell.length() <= LENGTH_OF_DAY) {
        return LocalDate.parse(cell).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      }
      String iso = cell.replace(' ', 'T');
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 10;
      return zoned
          ? OffsetDateTime.parse(iso).toEpochSecond()
          : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException noTime) {
      return Double.NaN;
    }
  }
}
