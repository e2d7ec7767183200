package org.kith.features.source.typed;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.util.TimestampFormatter;
import org.apache.spark.sql.functions;
import org.kith.features.error.SettingFault;

/**
 * The declared type of a raw column: which texts it admits, and the value that each stands for.
 *
 * @param sql the Spark type of the value
 * @param shape regular expression that the whole text must match; null for any text
 * @param pattern pattern of Spark's dates and times; null for ISO 8601
 */
public record ColumnType(String sql, String shape, String pattern) {

  private static final String LEGAL =
      "string, int, bigint, double, decimal(p,s), boolean, date, timestamp, or date or timestamp"
          + " with a pattern";
  private static final String WHOLE = "[+-]?[0-9]+";
  private static final String BROKEN = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)";
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String CLOCK = "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?";
  private static final String ZONE = "( ?(Z|[+-][0-9]{2}:?[0-9]{2}))?";
  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}), ?(\\d{1,2})\\)");
  private static final Pattern PATTERNED = Pattern.compile("(date|timestamp) (\\S.*)");

  /**
   * @param text as it stands in the contract
   * @throws SettingFault when there is no such type
   */
  public static ColumnType parse(String column, String text) {
    String key = "columns." + column;
    String plain = SettingFault.required(text, key, LEGAL).strip();
    Matcher patterned = PATTERNED.matcher(plain);
    if (patterned.matches()) {
      return new ColumnType(patterned.group(1), null, legalPattern(key, patterned.group(2)));
    }
    String lower = plain.toLowerCase(Locale.ROOT);
    Matcher decimal = DECIMAL.matcher(lower);
    if (decimal.matches()) {
      return decimal(key, Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    return switch (lower) {
      case "string" -> new ColumnType("string", null, null);
      case "int", "bigint" -> new ColumnType(lower, WHOLE, null);
      case "double" -> new ColumnType("double", BROKEN + "([eE][+-]?[0-9]+)?", null);
      case "boolean" -> new ColumnType("boolean", "(?i)(true|false|t|f|yes|no|y|n|1|0)", null);
      case "date" -> new ColumnType("date", DAY, null);
      case "timestamp" -> new ColumnType("timestamp", DAY + "([ T]" + CLOCK + ZONE + ")?", null);
      default -> throw new SettingFault(key, text, LEGAL);
    };
  }

  /** The value; null where the text is null or, blanks around it left out, no text of the type. */
  Column value(Column cell) {
    if (isText()) {
      return cell;
    }
    Column text = trim(cell);
    if (pattern != null) {
      return functions.try_to_timestamp(text, lit(pattern)).cast(sql);
    }
    Column value = text.try_cast(sql);
    Column legal = text.rlike("^(" + shape + ")$");
    if (sql.equals("double")) {
      legal = legal.and(abs(value).leq(Double.MAX_VALUE));
    }
    return when(legal, value);
  }

  boolean isText() {
    return sql.equals("string");
  }

  private static ColumnType decimal(String key, int precision, int scale) {
    SettingFault.unless(
        precision >= 1 && precision <= 38 && scale <= precision,
        key,
        "decimal(%d,%d)".formatted(precision, scale),
        "decimal(p,s) with p from 1 to 38 and s at most p");
    String shape = "[+-]?(?=\\.?[0-9])[0-9]*(\\.[0-9]{0,%d}0*)?".formatted(scale);
    return new ColumnType("decimal(%d,%d)".formatted(precision, scale), shape, null);
  }

  private static String legalPattern(String key, String pattern) {
    try {
      TimestampFormatter.apply(pattern, ZoneOffset.UTC, true);
      return pattern;
    } catch (RuntimeException refused) {
      throw new SettingFault(
          key,
          pattern,
          "a pattern by which Spark reads dates and times, such as yyyy-MM-dd HH:mm:ss; it reads"
              + " none with Y, w, u, E or five M");
    }
  }
}
