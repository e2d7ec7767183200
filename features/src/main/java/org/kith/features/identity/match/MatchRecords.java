package org.kith.features.identity.match;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Records in the form in which they are compared.
 *
 * @param rows {@code (id STRING, side INT, data ARRAY<STRING>)}, a value a field in the fields'
 *     order, null where it is missing; one row a record
 * @param fields at most {@link Field#AT_MOST}
 */
public record MatchRecords(Dataset<Row> rows, List<Field> fields) {

  public MatchRecords {
    fields = List.copyOf(fields);
    if (fields.size() > Field.AT_MOST) {
      throw new IllegalArgumentException("more than " + Field.AT_MOST + " fields");
    }
  }

  /**
   * Brings records into form: plain characters in lower case, marks and runs of blanks as one
   * blank; of dates and codes, letters and digits alone; blank as missing.
   *
   * @param table has {@code id STRING}, {@code side INT} and a text column a field
   */
  public static MatchRecords of(Dataset<Row> table, List<Field> fields) {
    Column[] values =
        fields.stream()
            .map(
                field ->
                    udf(new Cleaned(field.kind()), DataTypes.StringType)
                        .apply(col("`" + field.name() + "`").cast("string")))
            .toArray(Column[]::new);
    return new MatchRecords(table.select(col("id"), col("side"), array(values).as("data")), fields);
  }

  private static final class Cleaned implements UDF1<String, String>, Serializable {

    private static final long serialVersionUID = 1L;
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}@.]+");
    private static final Pattern BEYOND_CODES = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 100;

    private final boolean code;

    Cleaned(FieldKind kind) {
      this.code = kind.likeness() == Likeness.CODE || kind.likeness() == Likeness.DATE;
    }

    @Override
    public String call(String text) {
      if (text == null) {
        return null;
      }
      String plain =
          Normalizer.normalize(
                  text.substring(0, Math.min(LONGEST, text.length())), Normalizer.Form.NFKC)
              .toLowerCase(Locale.ROOT);
      String cleaned =
          code
              ? BEYOND_CODES.matcher(plain).replaceAll("")
              : MARKS.matcher(plain).replaceAll(" ").strip();
      return cleaned.isEmpty() ? null : cleaned;
    }
  }
}
