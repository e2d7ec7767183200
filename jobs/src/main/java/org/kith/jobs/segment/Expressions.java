package org.kith.jobs.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTime;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.ElementAt;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetMapValue;
import org.apache.spark.sql.catalyst.expressions.LocalTimestamp;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.NearestName;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a Spark SQL expression of a definition may be, judged against a frame's columns without
 * running a job.
 *
 * <p>It is one value of one row: no aggregate, window, generator or sub-query, nothing that asks
 * the clock, and the same at every run.
 */
public final class Expressions {

  private final Dataset<Row> nobody;
  private final List<String> columns;

  /**
   * Why an expression is refused.
   *
   * @param found what it is or does, and what is legal
   * @param remedy what to do, as an imperative sentence or a question
   */
  public record Fault(String found, String remedy) {

    private static final String CORRECT_IT = "Correct the expression.";

    /** The fault of a definition's key. */
    public DefinitionFault of(String kind, String name, String key) {
      return new DefinitionFault(kind, name, key, found, remedy);
    }
  }

  /**
   * @param schema columns that the expressions may name
   */
  public Expressions(SparkSession spark, StructType schema) {
    this.nobody = spark.createDataFrame(List.of(), schema);
    this.columns = Arrays.asList(schema.fieldNames());
  }

  /** What is wrong with one of a segment's; empty when right. */
  Optional<Fault> faultOf(SegmentDefinition.Expression expression) {
    return switch (expression.gives()) {
      case TRUE_OR_FALSE -> fault(expression.sql(), BooleanType.class, "true or false");
      case NUMBER -> fault(expression.sql(), NumericType.class, "a number");
      case VALUE -> faultOfValue(expression.sql());
    };
  }

  /** What is wrong with it as a value of any type; empty when right. */
  public Optional<Fault> faultOfValue(String text) {
    return fault(text, DataType.class, "a value");
  }

  /**
   * What a right expression names: its columns, and the attributes that it looks up among those
   * bought or borrowed.
   *
   * @param text Spark SQL
   */
  List<String> namesIn(String text) {
    List<String> names = new ArrayList<>(columnsOf(text));
    try {
      addLookups(analysed(text), names);
    } catch (Refusal wrong) {
      return names;
    }
    return names;
  }

  private static void addLookups(Expression part, List<String> names) {
    if (part instanceof GetMapValue lookup && isAttributes(lookup.child())) {
      names.add(String.valueOf(lookup.key()));
    } else if (part instanceof ElementAt lookup && isAttributes(lookup.left())) {
      names.add(String.valueOf(lookup.right()));
    }
    CollectionConverters.asJava(part.children()).forEach(child -> addLookups(child, names));
  }

  private static boolean isAttributes(Expression map) {
    return map instanceof Attribute column && column.name().contains("attributes");
  }

  /**
   * The columns that a right expression names, in alphabetical order; empty for a wrong one.
   *
   * @param text Spark SQL
   */
  public List<String> columnsOf(String text) {
    try {
      return CollectionConverters.asJava(analysed(text).references().toSeq()).stream()
          .map(Attribute::name)
          .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
          .stream()
          .toList();
    } catch (Refusal wrong) {
      return List.of();
    }
  }

  private Optional<Fault> fault(String text, Class<? extends DataType> type, String wanted) {
    try {
      Expression expression = analysed(text);
      if (type.isInstance(expression.dataType())) {
        return SensitiveColumns.faultOfNames(namesIn(text));
      }
      return Optional.of(
          new Fault(
              "gives a %s; it must give %s".formatted(expression.dataType().sql(), wanted),
              Fault.CORRECT_IT));
    } catch (Refusal wrong) {
      return Optional.of(wrong.fault);
    }
  }

  private Expression analysed(String text) {
    Expression expression = onlyValue(plan(text));
    if (SubqueryExpression.hasSubquery(expression)) {
      throw new Refusal("holds a sub-query; it must look at the row alone");
    }
    if (expression.exists(Expressions::asksTheClock)) {
      throw new Refusal(
          "asks the clock; it must use columns that are already relative to the as-of date");
    }
    if (!expression.deterministic()) {
      throw new Refusal("is not the same at every run; it must be deterministic");
    }
    return expression;
  }

  private LogicalPlan plan(String text) {
    try {
      return nobody.select(functions.expr(text)).queryExecution().analyzed();
    } catch (Exception cause) {
      if (cause instanceof AnalysisException refused) {
        throw new Refusal(faultOf(refused));
      }
      throw cause;
    }
  }

  private static Expression onlyValue(LogicalPlan plan) {
    if (plan instanceof Project project
        && project.child().children().isEmpty()
        && project.projectList().size() == 1) {
      return (Expression) project.projectList().head();
    }
    throw new Refusal(
        "is not one value of one row; it must hold no aggregate, window, generator or star");
  }

  private static Object asksTheClock(Expression expression) {
    return expression instanceof CurrentTimestampLike
        || expression instanceof CurrentDate
        || expression instanceof CurrentTime
        || expression instanceof LocalTimestamp;
  }

  private Fault faultOf(AnalysisException refused) {
    String condition = refused.getCondition() == null ? "" : refused.getCondition();
    if (condition.startsWith("UNRESOLVED_COLUMN")) {
      String name = refused.getMessageParameters().get("objectName").replace("`", "");
      return new Fault(
          "names the column %s, which the profile does not have".formatted(name),
          NearestName.hint(name, columns, Fault.CORRECT_IT));
    }
    return new Fault(
        "is not legal Spark SQL here: " + refused.getSimpleMessage().lines().findFirst().orElse(""),
        Fault.CORRECT_IT);
  }

  /** Carries a fault from where it is found to where it is told. */
  private static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Refusal(Fault fault) {
      super(fault.found(), null, false, false);
      this.fault = fault;
    }

    Refusal(String found) {
      this(new Fault(found, Fault.CORRECT_IT));
    }
  }
}
