package org.kith.features.tag.rule;

import java.util.List;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Counts of distinct values as the sizes of sets.
 *
 * <p>Spark lays every row out once more for each distinct count of its own condition. A person's
 * sets are small, and all of them come from one reading of his or her rows.
 */
final class DistinctCounts {

  private DistinctCounts() {}

  /** The node; {@code count(DISTINCT x)} as {@code bigint(size(collect_set(x)))}. */
  static Expression asSets(Expression node) {
    if (!(node instanceof UnresolvedFunction call)
        || !call.isDistinct()
        || !call.nameParts().last().equalsIgnoreCase("count")
        || call.arguments().size() != 1) {
      return node;
    }
    Expression set = called("collect_set", call, call.arguments(), call.filter());
    Expression size = called("size", call, seq(set), Option.empty());
    return called("bigint", call, seq(size), Option.empty());
  }

  private static Expression called(
      String name, UnresolvedFunction like, Seq<Expression> arguments, Option<Expression> filter) {
    return like.copy(
        seq(name),
        arguments,
        false,
        filter,
        like.ignoreNulls(),
        like.orderingWithinGroup(),
        like.isInternal());
  }

  private static <T> Seq<T> seq(T only) {
    return CollectionConverters.asScala(List.of(only)).toSeq();
  }
}
