package org.kith.jobs.measure;

import org.apache.spark.sql.Row;
import org.kith.jobs.measure.estimate.ArmSums;
import org.kith.jobs.measure.estimate.UnitSums;

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

  /** Those who were drawn into the arm together, and those who were drawn alone. */
  long units() {
    return Math.round(orders.units().units());
  }

  private static ArmSums sums(Row row, String outcome) {
    return new ArmSums(
        row.<Long>getAs("people"),
        row.<Double>getAs(outcome + "_y"),
        row.<Double>getAs(outcome + "_x"),
        row.<Double>getAs(outcome + "_yy"),
        row.<Double>getAs(outcome + "_xx"),
        row.<Double>getAs(outcome + "_xy"),
        new UnitSums(
            row.<Double>getAs("units"),
            row.<Double>getAs("nn"),
            row.<Double>getAs(outcome + "_ny"),
            row.<Double>getAs(outcome + "_nx"),
            row.<Double>getAs(outcome + "_unit_yy"),
            row.<Double>getAs(outcome + "_unit_xx"),
            row.<Double>getAs(outcome + "_unit_xy")));
  }
}
