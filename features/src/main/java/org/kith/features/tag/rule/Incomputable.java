package org.kith.features.tag.rule;

import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.EvalMode$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.IntegralDivide;
import org.apache.spark.sql.catalyst.expressions.NumericEvalContext;
import org.apache.spark.sql.catalyst.expressions.Remainder;

/**
 * What cannot be computed of one person has no value, and does not end the night: a division by
 * zero and a text that is no number are null, as {@code try_divide} and {@code try_cast} have it.
 */
final class Incomputable {

  private static final NumericEvalContext TRY =
      NumericEvalContext.apply(EvalMode$.MODULE$.TRY(), false);

  private Incomputable() {}

  /** The node, giving null where it would have failed. */
  static Expression asNull(Expression node) {
    if (node instanceof Divide divide) {
      return divide.copy(divide.left(), divide.right(), TRY);
    }
    if (node instanceof IntegralDivide divide) {
      return divide.copy(divide.left(), divide.right(), TRY);
    }
    if (node instanceof Remainder remainder) {
      return remainder.copy(remainder.left(), remainder.right(), TRY);
    }
    if (node instanceof Cast cast) {
      return cast.copy(cast.child(), cast.dataType(), cast.timeZoneId(), EvalMode$.MODULE$.TRY());
    }
    return node;
  }
}
