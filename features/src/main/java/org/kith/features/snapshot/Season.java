package org.kith.features.snapshot;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;

/**
 * How much more than usual a brand sells in the days after a cut-off, as it was a year before: what
 * is the same for everybody, so that no person's past tells it.
 */
public final class Season {

  private static final int YEAR = 365;
  private static final int SPANS = 5;
  private static final long FEWEST = 100;

  private Season() {}

  /**
   * The logarithm of (order lines sold in the same days a year before ÷ mean of five spans of that
   * length with those days in the middle), by cut-off; the mean of both sides takes growth out. 0,
   * as in no season, where the past known at the cut-off does not hold all five spans or fewer than
   * 100 lines in the middle one. One small job runs.
   *
   * @param window days after the cut-off
   */
  public static Map<LocalDate, Double> of(Relations relations, Days window, List<AsOf> cutoffs) {
    Map<LocalDate, Double> seasons = new TreeMap<>();
    cutoffs.forEach(at -> seasons.put(at.day(), 0.0));
    Optional<Dataset<Row>> orders = relations.at("orders", cutoffs, Set.of());
    if (orders.isPresent()) {
      int side = SPANS / 2 * window.count();
      int latest = YEAR - window.count();
      Column age = col("age_days");
      List<Row> found =
          orders
              .get()
              .where("kind = 'sale'")
              .groupBy("cutoff")
              .agg(
                  max(age),
                  count(when(age.between(latest, YEAR - 1), lit(1))),
                  count(when(age.between(latest - side, YEAR - 1 + side), lit(1))))
              .collectAsList();
      for (Row row : found) {
        boolean enough =
            !row.isNullAt(1) && row.getInt(1) >= YEAR - 1 + side && row.getLong(2) >= FEWEST;
        if (enough && latest >= side) {
          seasons.put(
              row.getDate(0).toLocalDate(),
              Math.log((double) SPANS * row.getLong(2) / row.getLong(3)));
        }
      }
    }
    return seasons;
  }
}
