package org.kith.jobs.world.life;

import java.util.Locale;
import org.kith.jobs.world.base.Calendar;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.base.WorldSettings;
import org.kith.jobs.world.goods.Catalogue;
import org.kith.jobs.world.goods.Topics;
import org.kith.jobs.world.people.Campaigns;
import org.kith.jobs.world.people.Population;

/** Everything that all blocks of a world share; small, and made anew in each task. */
public record Brand(
    WorldSettings settings,
    Calendar calendar,
    Catalogue catalogue,
    Topics topics,
    Population population,
    Campaigns campaigns) {

  /** The brand of those settings. */
  public static Brand of(WorldSettings settings) {
    Catalogue catalogue = new Catalogue(settings);
    return new Brand(
        settings,
        new Calendar(settings),
        catalogue,
        new Topics(settings, catalogue),
        new Population(settings),
        new Campaigns(settings));
  }

  public Draw draw(Stream stream, long index) {
    return new Draw(settings.seed(), stream, index);
  }

  public int days() {
    return settings.days();
  }

  /** An instant as most systems write it. */
  public String instant(double day) {
    return local(day).replace(' ', 'T') + "+08:00";
  }

  /** An instant as the tills write it: local time without its zone. */
  public String local(double day) {
    java.time.LocalDateTime then = calendar.local(day);
    StringBuilder text = new StringBuilder(25).append(then.toLocalDate()).append(' ');
    two(text, then.getHour()).append(':');
    two(text, then.getMinute()).append(':');
    return two(text, then.getSecond()).toString();
  }

  public String date(double day) {
    return calendar.date(day).toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** An amount from hundredths. */
  public static String money(long cents) {
    long whole = Math.abs(cents);
    String text = whole / 100 + "." + whole % 100 / 10 + whole % 10;
    return cents < 0 ? "-" + text : text;
  }

  public static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
