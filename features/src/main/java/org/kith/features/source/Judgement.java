package org.kith.features.source;

import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import org.kith.features.lake.Table;
import org.kith.features.source.SourceContract.YearRange;
import org.kith.features.source.typed.TypedRows;
import org.kith.features.vault.Keyring;

/**
 * Turns typed rows into facts, each with the one rule that it breaks first: what the row already
 * broke, identifiers, values, years and future, missing key columns, checks, a later version of the
 * same key in the same instant.
 */
final class Judgement {

  /** Rows of the vault that a fact brings with it, as an array. */
  static final String CONTACTS = "__contacts";

  /** The rule of a row whose whole content an earlier row has. */
  static final String DUPLICATE = "duplicate";

  /** The rule of a good row that another of its key replaced in the instant it was known. */
  static final String SUPERSEDED = "superseded";

  private static final List<String> DERIVED =
      List.of(
          "account",
          "identifiers",
          "other_account",
          "source",
          "occurred_at",
          "known_at",
          "superseded_at");
  private static final YearRange ANY_YEAR = new YearRange(1900, 2100);
  private static final String TRIED = "__tried_";
  private static final Column FAULT = col(TypedRows.FAULT);

  private final SparkSession spark;
  private final SourceContract contract;
  private final StructType schema;
  private final Identifiers identifiers;
  private final Identifiers other;

  Judgement(SparkSession spark, SourceContract contract, Keyring keyring) {
    this.spark = spark;
    this.contract = contract;
    this.schema = contract.table().schema();
    this.identifiers = new Identifiers("identifiers", contract.identifiers(), keyring);
    this.other = new Identifiers("other", contract.other(), keyring);
  }

  /**
   * @param typed typed rows with the lookups' columns
   * @return the table's columns, {@code __contacts}, and of {@code TypedRows} file, line, raw and
   *     fault
   * @throws Problem {@code CONF_INVALID} when an expression or a column's name does not fit
   */
  Dataset<Row> of(Dataset<Row> typed) {
    Dataset<Row> named = typed.withColumn("source_file", col(TypedRows.FILE));
    Expressions expressions = new Expressions(contract.name(), shape(named));
    Dataset<Row> parties = other.added(identifiers.added(named, expressions), expressions);
    return held(checked(facts(tried(parties, expressions))));
  }

  private Dataset<Row> shape(Dataset<Row> rows) {
    List<StructField> visible =
        Arrays.stream(rows.schema().fields()).filter(f -> !f.name().startsWith("__")).toList();
    return spark.createDataFrame(List.of(), new StructType(visible.toArray(StructField[]::new)));
  }

  private Dataset<Row> tried(Dataset<Row> rows, Expressions expressions) {
    contract.fields().keySet().forEach(field -> declared("fields." + field, field));
    List<Column> columns = new ArrayList<>();
    columns.add(col("*"));
    for (StructField field : schema.fields()) {
      String sql = sqlOf(field.name());
      if (sql != null) {
        String key =
            DERIVED.contains(field.name()) ? kebab(field.name()) : "fields." + field.name();
        Column value = expressions.of(key, sql, field.dataType().sql());
        columns.add(Expressions.attempt(FAULT, value).as(TRIED + field.name()));
      }
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private String sqlOf(String column) {
    return switch (column) {
      case "occurred_at" -> contract.occurredAt();
      case "known_at" -> contract.knownAt();
      default -> DERIVED.contains(column) ? null : contract.fields().get(column);
    };
  }

  private Dataset<Row> facts(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    List<Column> faults = new ArrayList<>();
    faults.add(FAULT);
    faults.add(identifiers.fault());
    faults.add(other.fault());
    faults.add(nobody());
    for (StructField field : schema.fields()) {
      columns.add(value(field).cast(field.dataType()).as(field.name()));
      if (sqlOf(field.name()) != null) {
        faults.add(when(col(TRIED + field.name()).isNull(), lit("wrong-value:" + field.name())));
      }
    }
    columns.add(col(TypedRows.FILE));
    columns.add(col(TypedRows.LINE));
    columns.add(col(TypedRows.RAW));
    columns.add(array_union(identifiers.contacts(), other.contacts()).as(CONTACTS));
    columns.add(coalesce(faults.toArray(Column[]::new)).as(TypedRows.FAULT));
    return rows.select(columns.toArray(Column[]::new));
  }

  private Column nobody() {
    boolean refused = !contract.anonymous() && !contract.identifiers().isEmpty();
    return when(lit(refused).and(identifiers.account().isNull()), lit("no-identifier"));
  }

  private Column value(StructField field) {
    return switch (field.name()) {
      case "account" -> identifiers.account();
      case "identifiers" -> identifiers.all();
      case "other_account" -> other.account();
      case "source" -> lit(contract.name());
      case "known_at" ->
          contract.knownAt() == null
              ? col(TRIED + "occurred_at.v")
                  .plus(expr("INTERVAL '%d' DAY".formatted(contract.delayDays())))
              : col(TRIED + "known_at.v");
      default -> sqlOf(field.name()) == null ? lit(null) : col(TRIED + field.name() + ".v");
    };
  }

  private Dataset<Row> checked(Dataset<Row> facts) {
    List<Column> faults = new ArrayList<>();
    faults.add(FAULT);
    if (contract.occurredAt() != null) {
      faults.add(missing("occurred_at"));
    }
    faults.add(missing("known_at"));
    YearRange years = contract.years() == null ? ANY_YEAR : contract.years();
    Column happened = year(coalesce(col("occurred_at"), col("known_at")));
    faults.add(when(happened.lt(years.from()).or(happened.gt(years.to())), lit("future:year")));
    faults.add(when(col("occurred_at").gt(col("known_at")), lit("future")));
    for (String key : contract.key()) {
      declared("key", key);
      faults.add(missing(key));
    }
    if (contract.table() == Table.SOCIAL_TIES) {
      faults.add(missing("other_account"));
    }
    Expressions expressions =
        new Expressions(contract.name(), spark.createDataFrame(List.of(), schema));
    for (Map.Entry<String, String> check : contract.checks().entrySet()) {
      Column met = expressions.of("checks." + check.getKey(), check.getValue(), "boolean");
      Column tried = Expressions.attempt(FAULT, met).getField("v");
      faults.add(
          when(
              FAULT.isNull().and(not(coalesce(tried, lit(false)))),
              lit("check:" + check.getKey())));
    }
    return facts.withColumn(TypedRows.FAULT, coalesce(faults.toArray(Column[]::new)));
  }

  private static Column missing(String column) {
    return when(col(column).isNull(), lit("missing:" + column));
  }

  /**
   * Of several good rows of a key, each holds until the next one is known. One that the next
   * replaces in the very instant in which it was known is superseded.
   */
  private Dataset<Row> held(Dataset<Row> facts) {
    if (contract.key().isEmpty()) {
      return facts;
    }
    List<Column> apart = new ArrayList<>();
    contract.key().forEach(key -> apart.add(col(key)));
    apart.add(when(FAULT.isNotNull(), concat(col(TypedRows.FILE), lit(" "), col(TypedRows.LINE))));
    Column next =
        lag("known_at", 1)
            .over(
                Window.partitionBy(apart.toArray(Column[]::new))
                    .orderBy(
                        col("known_at").desc(),
                        col(TypedRows.FILE).desc(),
                        col(TypedRows.LINE).desc()));
    Column atOnce = col("superseded_at").equalTo(col("known_at"));
    return facts
        .withColumn("superseded_at", next)
        .withColumn(TypedRows.FAULT, coalesce(FAULT, when(atOnce, lit(SUPERSEDED))));
  }

  private void declared(String key, String column) {
    List<String> names = List.of(schema.fieldNames());
    boolean legal = names.contains(column) && (key.equals("key") || !DERIVED.contains(column));
    if (!legal) {
      List<String> filled = names.stream().filter(name -> !DERIVED.contains(name)).toList();
      throw Problem.of(
          List.of(
              new DefinitionFault(
                  "source",
                  contract.name(),
                  key,
                  "names '%s', no column of %s that a contract fills"
                      .formatted(column, contract.table().tableName()),
                  NearestName.hint(column, filled, "Correct the name."))));
    }
  }

  private static String kebab(String column) {
    return column.replace('_', '-');
  }
}
