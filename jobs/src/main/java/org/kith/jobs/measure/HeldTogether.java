package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.jobs.segment.HoldoutUnits;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.WideFrame;

/**
 * Who is held out with whom, as the segments say and a release's profile has it.
 *
 * @param segments of the configuration
 * @param models whose scores the segments may read
 */
public record HeldTogether(List<SegmentDefinition> segments, List<String> models) {

  /** Everybody alone. */
  public static final HeldTogether NOBODY = new HeldTogether(List.of(), List.of());

  public HeldTogether {
    segments = List.copyOf(segments);
    models = List.copyOf(models);
  }

  /**
   * Adds {@code unit STRING} to a release's rows of {@code Table.SEGMENTS}; null for people who
   * stand alone.
   */
  Dataset<Row> beside(Dataset<Row> members, Lake lake, Pins pins) {
    if (!HoldoutUnits.anyIn(segments)) {
      return members.withColumn("unit", lit(null).cast("string"));
    }
    Dataset<Row> wide =
        WideFrame.of(
            lake.readOrEmpty(Table.PROFILE, pins), lake.readOrEmpty(Table.SCORES, pins), models);
    return members.join(
        HoldoutUnits.of(segments, wide), new String[] {"segment", "person_id"}, "left");
  }
}
