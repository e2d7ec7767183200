package org.kith.jobs.night.crowd;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.portal.count.CrowdDocument.Option;

/**
 * A column of the wide frame by which people can be told apart.
 *
 * @param name column
 * @param title for people
 * @param kind the tag's family
 * @param shape how its values are told apart
 * @param whole whether its numbers are whole
 * @param cuts of a number: where one range ends and the next begins, ascending
 */
record ProfileColumn(
    String name, Words title, String kind, Shape shape, boolean whole, double[] cuts) {

  /** Between the ends of a range, never broken into two lines. */
  private static final String TO = "\u00a0–\u00a0";

  /** How the values of a column are told apart. */
  enum Shape {
    YES,
    TEXT,
    KEYS,
    NUMBER
  }

  /** What a worker needs of a column. */
  record Part(String name, Shape shape, double[] cuts) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  Part part() {
    return new Part(name, shape, cuts);
  }

  ProfileColumn withQuantiles(double[] quantiles) {
    double[] rounded =
        Arrays.stream(quantiles)
            .map(value -> whole ? Math.rint(rounded(value)) : rounded(value))
            .distinct()
            .toArray();
    return new ProfileColumn(name, title, kind, shape, whole, rounded);
  }

  /** The options of a number, from the lowest range to the highest. */
  List<Option> ranges() {
    List<Option> ranges = new ArrayList<>();
    if (cuts.length == 0) {
      ranges.add(new Option("any", name + " IS NOT NULL"));
      return ranges;
    }
    ranges.add(new Option("< " + read(cuts[0]), name + " < " + plain(cuts[0])));
    for (int i = 0; i + 1 < cuts.length; i++) {
      ranges.add(
          new Option(
              between(cuts[i], cuts[i + 1]),
              "(%s >= %s AND %s < %s)".formatted(name, plain(cuts[i]), name, plain(cuts[i + 1]))));
    }
    double last = cuts[cuts.length - 1];
    ranges.add(new Option("≥ " + read(last), name + " >= " + plain(last)));
    return ranges;
  }

  /** The option of a value of text, or of a key. */
  Option option(String value) {
    String quoted = "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    String sql =
        shape == Shape.KEYS
            ? "map_contains_key(%s, %s)".formatted(name, quoted)
            : "%s = %s".formatted(name, quoted);
    return new Option(value, sql);
  }

  private String between(double low, double high) {
    if (!whole) {
      return read(low) + TO + read(high);
    }
    return high - low == 1 ? read(low) : read(low) + TO + read(high - 1);
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(2)).doubleValue();
  }

  /** As people read it, thousands parted. */
  private static String read(double value) {
    DecimalFormat format =
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(value).replace('-', '−');
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
