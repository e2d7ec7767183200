package org.kith.features.source;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.TimestampFormatterHelper;
import org.apache.spark.sql.catalyst.expressions.TryEval;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.FractionalType;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A contract's Spark SQL expressions, checked before anything runs.
 *
 * @param source name of the source, for messages
 * @param shape a frame with the columns that an expression may name
 */
record Expressions(String source, Dataset<Row> shape) {

  private static final String REMEDY = "Correct the expression.";
  private static final Set<String> WHOLE = Set.of("INT", "BIGINT");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)\\b(current_timestamp|current_date|current_time|curdate|localtimestamp|now)\\b"
              + "|\\bunix_timestamp\\s*\\(\\s*\\)");

  /**
   * The expression, as a value of a type. A fraction is no whole number: computing it as one fails.
   *
   * @param key the contract's key, such as {@code fields.spend}
   * @throws Problem {@code CONF_INVALID} when it cannot be parsed, names no column, cannot be of
   *     the type, is not a function of one row, asks the clock, or reads dates by a pattern that is
   *     none of Spark's
   */
  Column of(String key, String sql, String type) {
    if (CLOCK.matcher(sql).find()) {
      throw invalid(key, sql, "it asks the clock, so that a rerun would give other rows");
    }
    LogicalPlan plan = analysed(key, sql, type);
    boolean ofOneRow = plan instanceof Project project && !(project.child() instanceof Project);
    if (!ofOneRow || !plan.deterministic()) {
      throw invalid(key, sql, "it is not a function of one row");
    }
    if (!CollectionConverters.asJava(plan.expressions()).stream()
        .allMatch(Expressions::hasLegalPatterns)) {
      throw invalid(key, sql, "Spark reads no dates by its pattern");
    }
    return WHOLE.contains(type) && isFraction(sql) ? whole(expr(sql), type) : expr(sql).cast(type);
  }

  /** Spark's analysis takes any pattern of dates, and refuses it when it reads the first row. */
  private static boolean hasLegalPatterns(Expression expression) {
    if (expression instanceof RuntimeReplaceable written) {
      return hasLegalPatterns(written.replacement());
    }
    try {
      if (expression instanceof TimestampFormatterHelper dates) {
        dates.formatterOption();
      }
    } catch (RuntimeException refused) {
      return false;
    }
    return CollectionConverters.asJava(expression.children()).stream()
        .allMatch(Expressions::hasLegalPatterns);
  }

  private boolean isFraction(String sql) {
    DataType type = shape.select(expr(sql)).schema().fields()[0].dataType();
    return type instanceof FractionalType
        && !(type instanceof DecimalType decimal && decimal.scale() == 0);
  }

  private static Column whole(Column value, String type) {
    Column kept = value.cast(type);
    return when(value.isNull().or(value.equalTo(kept)), kept)
        .otherwise(raise_error(lit("a fraction is no " + type)));
  }

  /**
   * The value in a struct field {@code v}; a null struct where computing it fails, which is no
   * reason for a night to stop. Kept inside a condition so that no common part is computed outside.
   */
  static Column attempt(Column unless, Column value) {
    Column kept = struct(value.as("v"));
    Column tried = ExpressionUtils.column(new TryEval(ExpressionUtils.expression(kept)));
    return when(unless.isNull(), tried);
  }

  private LogicalPlan analysed(String key, String sql, String type) {
    try {
      return shape.select(expr(sql).cast(type)).queryExecution().analyzed();
    } catch (Exception fault) {
      if (fault instanceof AnalysisException analysis) {
        throw refused(key, sql, analysis);
      }
      throw fault;
    }
  }

  private Problem refused(String key, String sql, AnalysisException fault) {
    String name = fault.getMessageParameters().get("objectName");
    if (name != null && fault.getCondition().startsWith("UNRESOLVED_COLUMN")) {
      String plain = name.replace("`", "");
      return invalid(
          key,
          sql,
          "there is no column '%s'".formatted(plain),
          NearestName.hint(plain, List.of(shape.columns()), REMEDY));
    }
    return invalid(key, sql, firstLine(fault.getMessage()));
  }

  private static String firstLine(String message) {
    return message.lines().filter(line -> !line.isBlank()).findFirst().orElse("it cannot be read");
  }

  private Problem invalid(String key, String sql, String found) {
    return invalid(key, sql, found, REMEDY);
  }

  private Problem invalid(String key, String sql, String found, String remedy) {
    return Problem.of(
        List.of(
            new DefinitionFault(
                "source", source, key, "is '%s'; %s".formatted(sql, found), remedy)));
  }
}
