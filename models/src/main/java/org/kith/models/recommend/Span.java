package org.kith.models.recommend;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.kith.features.error.SettingFault;

/** The values that a parameter may have, and those that a search draws from. */
public sealed interface Span {

  /** The last share that {@link #at} takes. */
  double LAST = Math.nextDown(1.0);

  /**
   * Refuses a value outside the span.
   *
   * @throws SettingFault naming the parameter, the value and what is legal
   */
  void require(String name, String value);

  /**
   * A value of those that are worth trying, as text that {@link #require} accepts.
   *
   * @param share how far through them, from 0 up to but not including 1
   */
  String at(double share);

  /**
   * How far a legal value stands through those worth trying: {@link #at} of it is the value, or the
   * nearest that is worth trying.
   */
  double shareOf(String value);

  /** Any value of those that are worth trying. */
  default String draw(SplittableRandom random) {
    return at(random.nextDouble());
  }

  /**
   * Numbers from {@code lowest} to {@code highest}, both legal.
   *
   * @param from the least that a search tries
   * @param to the most that a search tries
   * @param logarithmic whether a search draws its logarithm evenly; then {@code from} is above 0
   */
  record Real(double lowest, double highest, double from, double to, boolean logarithmic)
      implements Span {

    @Override
    public void require(String name, String value) {
      double number = number(value);
      SettingFault.unless(
          number >= lowest && number <= highest,
          name,
          value,
          "a number, %s to %s".formatted(plain(lowest), plain(highest)));
    }

    @Override
    public String at(double share) {
      double value = logarithmic ? from * Math.pow(to / from, share) : from + (to - from) * share;
      return String.format(Locale.ROOT, "%.4g", value);
    }

    @Override
    public double shareOf(String value) {
      double number = number(value);
      double share =
          logarithmic
              ? Math.log(number / from) / Math.log(to / from)
              : (number - from) / (to - from);
      return share >= 0 ? Math.min(share, LAST) : 0;
    }
  }

  /**
   * Whole numbers from {@code lowest} to {@code highest}, both legal.
   *
   * @param tried those that a search draws from
   */
  record Whole(int lowest, int highest, List<Integer> tried) implements Span {

    public Whole {
      tried = List.copyOf(tried);
    }

    @Override
    public void require(String name, String value) {
      double number = number(value);
      SettingFault.unless(
          number == Math.rint(number) && number >= lowest && number <= highest,
          name,
          value,
          "a whole number, %d to %d".formatted(lowest, highest));
    }

    @Override
    public String at(double share) {
      return String.valueOf(tried.get((int) (share * tried.size())));
    }

    @Override
    public double shareOf(String value) {
      int nearest = 0;
      for (int i = 0; i < tried.size(); i++) {
        double off = Math.abs(tried.get(i) - number(value));
        nearest = off < Math.abs(tried.get(nearest) - number(value)) ? i : nearest;
      }
      return (nearest + .5) / tried.size();
    }
  }

  /**
   * Some words.
   *
   * @param legal all that may be given
   * @param tried those that a search draws from
   */
  record Words(List<String> legal, List<String> tried) implements Span {

    public Words {
      legal = List.copyOf(legal);
      tried = List.copyOf(tried);
    }

    @Override
    public void require(String name, String value) {
      SettingFault.unless(legal.contains(value), name, value, "one of " + legal);
    }

    @Override
    public String at(double share) {
      return tried.get((int) (share * tried.size()));
    }

    @Override
    public double shareOf(String value) {
      return (Math.max(0, tried.indexOf(value)) + .5) / tried.size();
    }
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException malformed) {
      return Double.NaN;
    }
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e9
        ? String.valueOf((long) bound)
        : String.valueOf(bound);
  }
}
