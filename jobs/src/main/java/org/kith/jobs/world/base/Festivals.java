package org.kith.jobs.world.base;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the brand's festivals fall, those of the lunar calendar too, and how much more people buy
 * around them.
 */
public final class Festivals {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Years whose new moon comes within minutes of midnight, on the other side of it by ICU. */
  private static final Map<Integer, LocalDate> NEAR_MIDNIGHT =
      Map.of(2027, LocalDate.of(2027, 2, 6), 2030, LocalDate.of(2030, 2, 3));

  private static final double[] BY_MONTH = {
    1.02, 0.88, 0.95, 0.96, 1.02, 1.06, 0.94, 0.95, 1.0, 0.98, 1.1, 1.08
  };

  /** Every day of every simulated block asks for the same few. */
  private static final Map<LunarDay, LocalDate> KNOWN = new ConcurrentHashMap<>();

  private record LunarDay(int year, int month, int dayOfMonth) {}

  private Festivals() {}

  /** First day of the lunar year that begins in that year. */
  public static LocalDate springFestival(int year) {
    return NEAR_MIDNIGHT.getOrDefault(year, lunar(year, 1, 1));
  }

  /** Fifteenth day of the eighth lunar month. */
  public static LocalDate midAutumn(int year) {
    return lunar(year, 8, 15);
  }

  /** Seventh day of the seventh lunar month. */
  public static LocalDate qixi(int year) {
    return lunar(year, 7, 7);
  }

  /** Fifth day of the fifth lunar month. */
  public static LocalDate dragonBoat(int year) {
    return lunar(year, 5, 5);
  }

  /** How much more than usual people buy on that day; about 1 over a year. */
  public static double pull(LocalDate day) {
    double week = day.getDayOfWeek().getValue() >= 6 ? 1.2 : 0.92;
    int year = day.getYear();
    double festival =
        1
            + peak(day, MonthDay.of(6, 18).atYear(year), 6, 1.1)
            + peak(day, MonthDay.of(11, 11).atYear(year), 6, 1.5)
            + peak(day, springFestival(year).minusDays(12), 8, 0.6)
            - peak(day, springFestival(year).plusDays(2), 4, 0.6)
            + peak(day, midAutumn(year).minusDays(5), 5, 0.5)
            + peak(day, qixi(year).minusDays(2), 3, 0.5)
            + peak(day, dragonBoat(year).minusDays(3), 3, 0.2);
    return 0.95 * week * BY_MONTH[day.getMonthValue() - 1] * Math.max(0.2, festival);
  }

  /** A triangle around the festival. */
  private static double peak(LocalDate day, LocalDate festival, int width, double height) {
    long away = Math.abs(ChronoUnit.DAYS.between(day, festival));
    return away >= width ? 0 : height * (width - away) / width;
  }

  private static LocalDate lunar(int year, int month, int dayOfMonth) {
    return KNOWN.computeIfAbsent(new LunarDay(year, month, dayOfMonth), Festivals::found);
  }

  private static LocalDate found(LunarDay day) {
    ChineseCalendar calendar = new ChineseCalendar(TimeZone.getTimeZone("Asia/Shanghai"));
    calendar.setTime(
        Date.from(LocalDate.of(day.year(), 7, 1).atTime(12, 0).atZone(ZONE).toInstant()));
    calendar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
    calendar.set(ChineseCalendar.MONTH, day.month() - 1);
    calendar.set(ChineseCalendar.DAY_OF_MONTH, day.dayOfMonth());
    return Instant.ofEpochMilli(calendar.getTimeInMillis()).atZone(ZONE).toLocalDate();
  }
}
