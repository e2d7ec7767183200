package org.kith.jobs.measure;

import org.apache.spark.sql.Row;
import org.kith.jobs.measure.estimate.ArmSums;

/**
 * What was summed over one arm of an experiment's slice.
 *
 * @param orders of ordered or not, against the number of orders before
 * @param spend against spend before
 * @param cost of the contacts; null where none is reported
 * @param clicks people who clicked; null where none is reported
 */
record Cell(ArmSums orders, ArmSums spend, Double cost, Long clicks) {

  static final Cell EMPTY = new Cell(ArmSums.NOBODY, ArmSums.NOBODY, null, null);

  static Cell of(Row row) {
    return new Cell(
        sums(row, "ordered"), sums(row, "spend"), row.getAs("cost"), row.getAs("clicks"));
  }

  long people() {
    return Math.round(orders.people());
  }

  private static ArmSums sums(Row row, String outcome) {
    return new ArmSums(
        row.<Long>getAs("people"),
        row.<Double>getAs(outcome + "_y"),
        row.<Double>getAs(outcome + "_x"),
        row.<Double>getAs(outcome + "_yy"),
        row.<Double>getAs(outcome + "_xx"),
        row.<Double>getAs(outcome + "_xy"));
  }
}
