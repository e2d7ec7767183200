package org.kith.features.tag.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowSpecDefinition;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.classic.ExpressionUtils$;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.time.Days;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One Spark SQL expression of the catalogue, parsed and not yet bound to rows, so that it can be
 * asked what it reads and be given what surrounds it.
 */
public final class Rule {

  private static final Set<String> EMPTY_IS_ZERO =
      Set.of("count", "count_if", "approx_count_distinct", "regr_count");

  private static final Set<String> FIRST_THAT_IS_NOT_NULL = Set.of("coalesce", "nvl", "ifnull");

  private static final Set<String> UNSTABLE =
      Set.of(
          "any_value",
          "array_agg",
          "collect_list",
          "current_date",
          "current_timestamp",
          "curdate",
          "first",
          "first_value",
          "last",
          "last_value",
          "listagg",
          "localtimestamp",
          "max_by",
          "min_by",
          "mode",
          "monotonically_increasing_id",
          "now",
          "rand",
          "randn",
          "random",
          "string_agg",
          "uuid");

  private static final Map<String, Optional<Rule>> READ = new ConcurrentHashMap<>();

  private final Expression tree;

  private Rule(Expression tree) {
    this.tree = tree;
  }

  /** Reads an expression, each text once; empty when it is not Spark SQL. */
  public static Optional<Rule> read(String sql) {
    return READ.computeIfAbsent(sql, Rule::parsed);
  }

  private static Optional<Rule> parsed(String sql) {
    try {
      return Optional.of(new Rule(new CatalystSqlParser().parseExpression(sql)));
    } catch (Exception notSql) {
      // The parser throws a checked exception that its Scala signature does not declare.
      return Optional.empty();
    }
  }

  /** Reads an expression that is known to be Spark SQL. */
  public static Rule parse(String sql) {
    return read(sql).orElseThrow(() -> new IllegalArgumentException("not Spark SQL: " + sql));
  }

  /** Names of the columns that it reads, in lower case. */
  public Set<String> columns() {
    return attributes(tree, node -> false);
  }

  /**
   * As {@link #columns()}, without those read only where something stands in for null: inside
   * {@code coalesce}, and, if so told, under a test for null.
   */
  public Set<String> needed(boolean nullTestsGuard) {
    return attributes(
        tree,
        node ->
            isCall(node, FIRST_THAT_IS_NOT_NULL::contains)
                || (nullTestsGuard && (node instanceof IsNull || node instanceof IsNotNull)));
  }

  /** Functions that Spark does not have, in lower case. */
  public Set<String> unknownFunctions() {
    return calls(tree, name -> infoOf(name) == null);
  }

  /** Functions whose result may hang on the order of rows, the clock or chance, in lower case. */
  public Set<String> unstableFunctions() {
    Set<String> names = calls(tree, UNSTABLE::contains);
    names.addAll(bound(tree));
    return names;
  }

  /** Whether it sums up several rows, other than over a window. */
  public boolean isAggregate() {
    Expression rest = withoutWindows(tree);
    return !calls(rest, Rule::isAggregateName).isEmpty() || !bound(rest).isEmpty();
  }

  /** Whether it looks at other rows through a window. */
  public boolean hasWindow() {
    return contains(tree, WindowExpression.class::isInstance);
  }

  /** Whether it calls one of these functions. */
  public boolean callsAny(Set<String> names) {
    return !calls(tree, names::contains).isEmpty();
  }

  /** Whether it holds a query of its own. */
  public boolean hasQuery() {
    return contains(tree, SubqueryExpression.class::isInstance);
  }

  /** As a column, null where it cannot be computed, see {@link Incomputable}. */
  public Column column() {
    return ExpressionUtils$.MODULE$.column(rewritten(Incomputable::asNull).tree);
  }

  /** With column {@code decay} = 2^(−age_days ÷ half-life), 1 without a half-life or a date. */
  public Rule decaying(Days halfLife) {
    Expression decay =
        halfLife == null
            ? parse("1.0D").tree
            : parse("coalesce(power(2.0D, -age_days / %d.0D), 1.0D)".formatted(halfLife.count()))
                .tree;
    return rewritten(
        node ->
            node instanceof UnresolvedAttribute attribute && nameOf(attribute).equals("decay")
                ? decay
                : node);
  }

  /** With every aggregate taking only rows for which the boolean column holds. */
  public Rule over(String onlyWhere) {
    Expression condition = UnresolvedAttribute.quoted(onlyWhere);
    return rewritten(
        node ->
            node instanceof UnresolvedFunction call && isAggregateName(nameOf(call))
                ? call.copy(
                    call.nameParts(),
                    call.arguments(),
                    call.isDistinct(),
                    Option.apply(and(call.filter(), condition)),
                    call.ignoreNulls(),
                    call.orderingWithinGroup(),
                    call.isInternal())
                : node);
  }

  /** With counts of distinct values that all come from one reading, see {@link DistinctCounts}. */
  public Rule countingSets() {
    return rewritten(DistinctCounts::asSets);
  }

  /** The value that an aggregate has over no rows at all: counts are 0, all else is null. */
  public Rule overNothing() {
    return rewritten(
        node -> {
          if (node instanceof UnresolvedFunction call && isAggregateName(nameOf(call))) {
            return EMPTY_IS_ZERO.contains(nameOf(call))
                ? Literal.create(0L, DataTypes.LongType)
                : Literal.create(null, DataTypes.NullType);
          }
          return node;
        });
  }

  /** With every window kept within equal values of the column. */
  public Rule windowsWithin(String column) {
    return rewritten(
        node ->
            node instanceof WindowSpecDefinition window
                ? window.copy(
                    window.partitionSpec().prepended(UnresolvedAttribute.quoted(column)).toSeq(),
                    window.orderSpec(),
                    window.frameSpecification())
                : node);
  }

  private Rule rewritten(UnaryOperator<Expression> change) {
    return new Rule(rewritten(tree, change));
  }

  private static Expression rewritten(Expression node, UnaryOperator<Expression> change) {
    return change.apply(node.mapChildren(child -> rewritten(child, change)));
  }

  private static Expression withoutWindows(Expression root) {
    return rewritten(
        root,
        node -> node instanceof WindowExpression ? Literal.create(null, DataTypes.NullType) : node);
  }

  private static Expression and(Option<Expression> first, Expression second) {
    return first.isDefined()
        ? new org.apache.spark.sql.catalyst.expressions.And(first.get(), second)
        : second;
  }

  private static Set<String> attributes(Expression node, Predicate<Expression> skip) {
    Set<String> names = new LinkedHashSet<>();
    if (skip.test(node)) {
      return names;
    }
    if (node instanceof UnresolvedAttribute attribute) {
      names.add(nameOf(attribute));
    }
    for (Expression child : childrenOf(node)) {
      names.addAll(attributes(child, skip));
    }
    return names;
  }

  private static Set<String> calls(Expression root, Predicate<String> named) {
    Set<String> names = new TreeSet<>();
    if (root instanceof UnresolvedFunction call && named.test(nameOf(call))) {
      names.add(nameOf(call));
    }
    childrenOf(root).forEach(child -> names.addAll(calls(child, named)));
    return names;
  }

  /** Aggregates that the parser binds itself: first, last and any_value, in lower case. */
  private static Set<String> bound(Expression root) {
    Set<String> names = new TreeSet<>();
    if (root instanceof AggregateFunction aggregate) {
      names.add(aggregate.prettyName().toLowerCase(Locale.ROOT));
    }
    childrenOf(root).forEach(child -> names.addAll(bound(child)));
    return names;
  }

  private static boolean contains(Expression node, Predicate<Expression> wanted) {
    return wanted.test(node)
        || childrenOf(node).stream().anyMatch(child -> contains(child, wanted));
  }

  private static boolean isCall(Expression node, Predicate<String> named) {
    return node instanceof UnresolvedFunction call && named.test(nameOf(call));
  }

  private static List<Expression> childrenOf(Expression node) {
    return CollectionConverters.asJava(node.children());
  }

  private static String nameOf(UnresolvedAttribute attribute) {
    return attribute.nameParts().head().toLowerCase(Locale.ROOT);
  }

  private static String nameOf(UnresolvedFunction call) {
    return call.nameParts().last().toLowerCase(Locale.ROOT);
  }

  private static boolean isAggregateName(String name) {
    ExpressionInfo info = infoOf(name);
    return info != null && info.getGroup().equals("agg_funcs");
  }

  private static ExpressionInfo infoOf(String name) {
    Option<ExpressionInfo> info =
        FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(name));
    return info.isDefined() ? info.get() : null;
  }
}
