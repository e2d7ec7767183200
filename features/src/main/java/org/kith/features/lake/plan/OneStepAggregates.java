package org.kith.features.lake.plan;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateMode;
import org.apache.spark.sql.catalyst.expressions.aggregate.CollectList;
import org.apache.spark.sql.catalyst.expressions.aggregate.CollectSet;
import org.apache.spark.sql.catalyst.expressions.aggregate.Complete$;
import org.apache.spark.sql.catalyst.expressions.aggregate.Final$;
import org.apache.spark.sql.catalyst.expressions.aggregate.Partial$;
import org.apache.spark.sql.catalyst.expressions.aggregate.TypedImperativeAggregate;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.aggregate.BaseAggregateExec;
import org.apache.spark.sql.execution.aggregate.HashAggregateExec;
import org.apache.spark.sql.execution.aggregate.ObjectHashAggregateExec;
import org.apache.spark.sql.execution.aggregate.SortAggregateExec;
import org.apache.spark.sql.types.AtomicType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Sums up in one step what lies together already: Spark plans every aggregation as one before and
 * one after a shuffle, and leaves both standing where it then finds that no shuffle is needed.
 *
 * <p>Sets of rows or arrays keep both steps. Where groups are many Spark writes sets out and reads
 * them again, and a row that was read again is to it another than the same row that was not; the
 * second step, which reads all of them, finds them alike.
 */
final class OneStepAggregates extends Rule<SparkPlan> {

  /** An aggregation, by what all three physical kinds are made of. */
  private interface Kind {
    SparkPlan of(
        Option<Seq<Expression>> distribution,
        boolean isStreaming,
        Option<Object> shufflePartitions,
        Seq<NamedExpression> groups,
        Seq<AggregateExpression> sums,
        Seq<Attribute> attributes,
        int offset,
        Seq<NamedExpression> results,
        SparkPlan child);
  }

  @Override
  public SparkPlan apply(SparkPlan plan) {
    SparkPlan done = (SparkPlan) plan.mapChildren(this::apply);
    if (done instanceof HashAggregateExec after) {
      return inOneStep(after, HashAggregateExec::new);
    }
    if (done instanceof SortAggregateExec after) {
      return inOneStep(after, SortAggregateExec::new);
    }
    if (done instanceof ObjectHashAggregateExec after) {
      return inOneStep(after, ObjectHashAggregateExec::new);
    }
    return done;
  }

  private static SparkPlan inOneStep(BaseAggregateExec after, Kind kind) {
    return after.child() instanceof BaseAggregateExec before
            && before.getClass() == after.getClass()
            && areHalves(after, before)
        ? kind.of(
            after.requiredChildDistributionExpressions(),
            after.isStreaming(),
            after.numShufflePartitions(),
            before.groupingExpressions(),
            whole(before),
            after.aggregateAttributes(),
            0,
            after.resultExpressions(),
            before.child())
        : (SparkPlan) after;
  }

  /** Whether both are of the same sums by the same groups, and no other has a part in them. */
  private static boolean areHalves(BaseAggregateExec after, BaseAggregateExec before) {
    return areAll(after, Final$.MODULE$)
        && areAll(before, Partial$.MODULE$)
        && sums(before).stream().allMatch(sum -> isWholeInOneStep(sum.aggregateFunction()))
        && resultsOf(after).equals(resultsOf(before))
        && groupsOf(after).equals(groupsOf(before));
  }

  private static boolean areAll(BaseAggregateExec aggregate, AggregateMode mode) {
    return sums(aggregate).stream().allMatch(sum -> sum.mode().equals(mode));
  }

  private static boolean isWholeInOneStep(AggregateFunction sum) {
    return !(sum instanceof TypedImperativeAggregate<?>)
        || sum instanceof CollectList
        || sum instanceof CollectSet set && set.child().dataType() instanceof AtomicType;
  }

  private static List<ExprId> resultsOf(BaseAggregateExec aggregate) {
    return sums(aggregate).stream().map(AggregateExpression::resultId).toList();
  }

  private static List<ExprId> groupsOf(BaseAggregateExec aggregate) {
    return CollectionConverters.asJava(aggregate.groupingExpressions()).stream()
        .map(NamedExpression::exprId)
        .toList();
  }

  private static Seq<AggregateExpression> whole(BaseAggregateExec before) {
    List<AggregateExpression> sums =
        sums(before).stream()
            .map(
                sum ->
                    sum.copy(
                        sum.aggregateFunction(),
                        Complete$.MODULE$,
                        sum.isDistinct(),
                        sum.filter(),
                        sum.resultId()))
            .toList();
    return CollectionConverters.asScala(sums).toSeq();
  }

  private static List<AggregateExpression> sums(BaseAggregateExec aggregate) {
    return CollectionConverters.asJava(aggregate.aggregateExpressions());
  }
}
