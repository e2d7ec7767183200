package org.kith.jobs.preview;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.jobs.preview.SegmentPreviewFigures.Overlap;
import org.kith.jobs.preview.SegmentPreviewFigures.Since;

/**
 * A segment's people beside those of the segments that are published.
 *
 * @param overlaps with the others, the most first
 * @param since with its own of the release; null where the release has none
 */
record PublishedSegments(List<Overlap> overlaps, Since since) {

  /**
   * Compares; one aggregation for all.
   *
   * @param name the segment's
   * @param members {@code (segment, person_id …)}, both arms, of it and of its parts
   * @param published rows of {@code Table.SEGMENTS}
   */
  static PublishedSegments beside(String name, Dataset<Row> members, Dataset<Row> published) {
    Dataset<Row> own =
        members.where(col("segment").equalTo(name)).select(col("person_id"), lit(1).as("is_in"));
    long size = own.count();
    List<Overlap> overlaps = new ArrayList<>();
    Since since = null;
    for (Row row :
        published
            .join(own, new String[] {"person_id"}, "left")
            .groupBy("segment")
            .agg(count(lit(1)), count("is_in"))
            .collectAsList()) {
      long both = row.getLong(2);
      if (row.getString(0).equals(name)) {
        since = new Since(both, size - both, row.getLong(1) - both);
      } else if (both > 0) {
        overlaps.add(new Overlap(row.getString(0), both));
      }
    }
    overlaps.sort(
        Comparator.comparingLong((Overlap one) -> -one.people()).thenComparing(Overlap::segment));
    return new PublishedSegments(overlaps, since);
  }
}
