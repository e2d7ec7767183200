package org.kith.features.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kith.features.error.SettingFault;
import org.kith.features.lake.Table;
import org.kith.features.source.raw.Layout;
import org.kith.features.source.typed.ColumnType;
import org.kith.features.vault.ContactKind;

/**
 * What a source promises: where its files are, how they are written, what each raw column holds,
 * and how a raw row becomes a fact. One YAML file under {@code conf/sources}.
 *
 * @param name the source's name, unique in a configuration
 * @param table fact table that its rows fill, such as {@code orders}
 * @param path glob of its files, under the data folder unless absolute; of a database the name of a
 *     table, or a query in parentheses with an alias
 * @param format how the files are written
 * @param columns raw columns in the file's order, each with its type: {@code string}, {@code int},
 *     {@code bigint}, {@code double}, {@code decimal(p,s)}, {@code boolean}, {@code date}, {@code
 *     timestamp}, or {@code date PATTERN} and {@code timestamp PATTERN}
 * @param identifiers identifier kind to Spark SQL expression over the raw columns; the first that
 *     is not null is the fact's account; empty for a fact about nobody
 * @param other identifiers of the second party of a tie, referral or forwarded offer; empty where
 *     there is none
 * @param anonymous whether a row may name nobody
 * @param fields fact column to Spark SQL expression over the raw columns and lookups; a column left
 *     out is null; a fraction in a column of whole numbers is refused unless the expression rounds
 * @param key fact columns that name a row, by which a redelivered correction replaces what came
 *     before from the instant on at which it is known; empty for none
 * @param occurredAt Spark SQL expression of the instant at which it happened; null where the source
 *     has no dates
 * @param knownAt Spark SQL expression of the instant at which the brand knew it; null means {@code
 *     occurredAt} plus {@code delayDays}
 * @param delayDays days between an event and its delivery, 0 or more
 * @param years first and last year that an event may carry; null for any from 1900 to 2100
 * @param checks name of a rule to Spark SQL predicate over the fact's columns that every row must
 *     meet
 * @param lookups small files joined by a raw column before {@code fields} are computed, by name
 * @param optional whether the night goes on without the source's files
 */
public record SourceContract(
    String name,
    Table table,
    String path,
    FileFormat format,
    Map<String, String> columns,
    Map<String, String> identifiers,
    Map<String, String> other,
    boolean anonymous,
    Map<String, String> fields,
    List<String> key,
    String occurredAt,
    String knownAt,
    int delayDays,
    YearRange years,
    Map<String, String> checks,
    Map<String, Lookup> lookups,
    boolean optional) {

  public SourceContract {
    SettingFault.required(name, "name", "the source's name");
    SettingFault.required(table, "table", "one of the fact tables");
    SettingFault.unless(table.isFact(), "table", table.tableName(), "one of the fact tables");
    SettingFault.required(path, "path", "a path or glob");
    SettingFault.required(format, "format", "how the files are written");
    SettingFault.unless(
        columns != null && !columns.isEmpty(),
        "columns",
        columns,
        "the raw columns and their types");
    SettingFault.unless(
        fields != null && !fields.isEmpty(), "fields", fields, "at least one fact column");
    SettingFault.unless(delayDays >= 0, "delay-days", delayDays, "0 or more");
    SettingFault.unless(
        knownAt != null || occurredAt != null,
        "known-at",
        null,
        "an expression, where there is no occurred-at");
    columns.forEach(ColumnType::parse);
    columns = ordered(columns);
    identifiers = ordered(identifiers);
    other = ordered(other);
    fields = ordered(fields);
    checks = ordered(checks);
    lookups = ordered(lookups);
    key = key == null ? List.of() : List.copyOf(key);
  }

  /** The same, whose rows and lookups have been copied out of their databases. */
  SourceContract readFrom(String copy, Map<String, Lookup> beside) {
    return new SourceContract(
        name,
        table,
        copy,
        format.isDatabase() ? FileFormat.OF_COPIES : format,
        columns,
        identifiers,
        other,
        anonymous,
        fields,
        key,
        occurredAt,
        knownAt,
        delayDays,
        years,
        checks,
        beside,
        optional);
  }

  /**
   * The order of raw columns and identifiers, which maps that are compared do not tell: a file
   * without a header has its columns in it, and the first identifier that a row has is its account.
   */
  public List<List<String>> orders() {
    return Stream.of(columns, identifiers, other).map(map -> List.copyOf(map.keySet())).toList();
  }

  /** Whether facts may bring contact identifiers with them, of either party. */
  public boolean tellsContacts() {
    return identifiers.keySet().stream().anyMatch(ContactKind::includes) || tellsOthersContacts();
  }

  /** Whether facts may bring contact identifiers of the second party with them. */
  public boolean tellsOthersContacts() {
    return other.keySet().stream().anyMatch(ContactKind::includes);
  }

  private static <V> Map<String, V> ordered(Map<String, V> given) {
    return given == null
        ? Map.of()
        : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /**
   * How a source's files are written.
   *
   * @param type {@code csv} (any delimiter), {@code json} (an object a line), {@code parquet},
   *     {@code delta}, where the path is the folder of one table and its newest version counts, or
   *     {@code jdbc}
   * @param encoding character set, UTF-8 unless told
   * @param delimiter one character, comma unless told; {@code \t} for a tab
   * @param quote one character, {@code "} unless told; {@code none} for a format without quoting
   * @param header whether the first line names the columns; true unless told
   * @param completeMarker file that must stand beside the data when delivery has ended, such as
   *     {@code _SUCCESS}; null for none
   * @param url of the database, beginning with {@code jdbc:}; null where there is none
   */
  public record FileFormat(
      String type,
      String encoding,
      String delimiter,
      String quote,
      Boolean header,
      String completeMarker,
      String url) {

    static final FileFormat OF_COPIES =
        new FileFormat("parquet", null, null, null, null, null, null);

    public FileFormat {
      SettingFault.unless(
          type != null && List.of("csv", "json", "parquet", "delta", "jdbc").contains(type),
          "type",
          type,
          "csv, json, parquet, delta or jdbc");
      SettingFault.unless(
          url == null ? !type.equals("jdbc") : url.startsWith("jdbc:"),
          "url",
          url == null ? null : "a URL of another kind",
          "the database's URL, which begins with jdbc:");
      encoding = encoding == null ? "UTF-8" : encoding;
      SettingFault.unless(
          isKnown(encoding), "encoding", encoding, "a character set that Java knows");
      SettingFault.unless(
          Layout.canBeCut(encoding),
          "encoding",
          encoding,
          "a character set in which a line end is one byte, such as UTF-8 or GB18030");
      delimiter = delimiter == null ? "," : delimiter.replace("\\t", "\t");
      SettingFault.unless(delimiter.length() == 1, "delimiter", delimiter, "one character");
      quote = quote == null ? "\"" : quote;
      SettingFault.unless(
          quote.length() == 1 || quote.equals("none"), "quote", quote, "one character, or 'none'");
      header = header == null || header;
    }

    private static boolean isKnown(String encoding) {
      try {
        return Charset.isSupported(encoding);
      } catch (IllegalCharsetNameException noName) {
        return false;
      }
    }

    /** Whether the rows lie in a database, and the path names a table of it. */
    public boolean isDatabase() {
      return type.equals("jdbc");
    }
  }

  /**
   * A small file whose columns are laid beside a raw row, as {@code name.column} in the contract's
   * expressions.
   *
   * @param path the file
   * @param format how it is written
   * @param columns its columns and types, as in the contract
   * @param on its column that equals the raw column {@code equal}; the first row of a value wins
   * @param equal raw column of the source
   */
  public record Lookup(
      String path, FileFormat format, Map<String, String> columns, String on, String equal) {

    public Lookup {
      SettingFault.required(path, "path", "a path");
      SettingFault.required(format, "format", "how the file is written");
      SettingFault.unless(
          columns != null && !columns.isEmpty(), "columns", columns, "columns and their types");
      columns.forEach(ColumnType::parse);
      SettingFault.required(on, "on", "one of the lookup's columns");
      SettingFault.required(equal, "equal", "one of the source's raw columns");
      columns = ordered(columns);
    }

    /** The same, copied out of its database. */
    Lookup readFrom(String copy) {
      return new Lookup(copy, FileFormat.OF_COPIES, columns, on, equal);
    }
  }

  /**
   * The years that an event may carry, both ends counted.
   *
   * @param from first year
   * @param to last year
   */
  public record YearRange(int from, int to) {

    public YearRange {
      SettingFault.unless(
          from >= 1 && from <= to && to <= 9999,
          "years",
          from + " to " + to,
          "from ≤ to, 1 to 9999");
    }
  }
}
