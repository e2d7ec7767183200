package org.kith.jobs.segment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** With whom people are held out, where a segment does not hold them out one by one. */
public final class HoldoutUnits {

  private HoldoutUnits() {}

  /** Whether any of the segments holds people out together. */
  public static boolean anyIn(List<SegmentDefinition> segments) {
    return segments.stream().anyMatch(HoldoutUnits::isByUnit);
  }

  /**
   * Out: {@code (segment, person_id, unit)}, one row for each person and segment that holds out by
   * a unit, no order; no row for people without a unit, who stand alone, nor for segments whose
   * unit the frame cannot have: it held nobody out by it.
   *
   * @param wide as {@link WideFrame} gives it
   */
  public static Dataset<Row> of(List<SegmentDefinition> segments, Dataset<Row> wide) {
    Expressions expressions = new Expressions(wide.sparkSession(), wide.schema());
    Column[] units =
        segments.stream()
            .filter(HoldoutUnits::isByUnit)
            .filter(segment -> expressions.faultOfValue(segment.holdoutUnit().by()).isEmpty())
            .map(
                segment ->
                    struct(
                        lit(segment.name()).as("segment"),
                        expr(segment.holdoutUnit().by()).cast("string").as("unit")))
            .toArray(Column[]::new);
    if (units.length == 0) {
      return wide.select(lit("").as("segment"), col("person_id"), lit("").as("unit")).limit(0);
    }
    return wide.select(col("person_id"), explode(array(units)).as("one"))
        .select(col("one.segment"), col("person_id"), col("one.unit"))
        .where(col("unit").isNotNull());
  }

  private static boolean isByUnit(SegmentDefinition segment) {
    return segment.holdoutUnit() != null && segment.holdoutUnit().by() != null;
  }
}
