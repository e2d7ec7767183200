package org.kith.features.lake.plan;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/** Adds the lake's rules to a session; named in {@code spark.sql.extensions}. */
public final class LakePlanning extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectColumnar(
        session ->
            new ColumnarRule() {
              // The first place after shuffles are planned at which Spark lets others in.
              @Override
              public Rule<SparkPlan> preColumnarTransitions() {
                return new OneStepAggregates();
              }
            });
    return BoxedUnit.UNIT;
  }
}
