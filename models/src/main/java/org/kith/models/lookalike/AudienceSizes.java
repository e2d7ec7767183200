package org.kith.models.lookalike;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.evaluate.AudienceSize;
import org.kith.models.propensity.margin.ScaledFeatures;

/** Size against similarity: the larger an audience, the less its people resemble the seed. */
final class AudienceSizes {

  private static final List<Double> PERCENTILES =
      List.of(0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.25, 0.0);

  private AudienceSizes() {}

  /**
   * What audiences from each of ten percentiles up are like.
   *
   * <p>In: {@code (person_id, score, percentile)}, a row a person, as {@link Resemblance#score}
   * gives them, and the seed {@code (person_id)}, who are left out.
   *
   * @return by falling percentile; those that nobody is in are left out
   */
  static List<AudienceSize> of(Dataset<Row> scored, Dataset<Row> seed) {
    List<Row> bands =
        scored
            .join(seed.select("person_id").distinct(), new String[] {"person_id"}, "left_anti")
            .groupBy(band().as("band"))
            .agg(count(lit(1)), sum("score"), min("score"))
            .orderBy("band")
            .collectAsList();
    List<AudienceSize> sizes = new ArrayList<>();
    long people = 0;
    double similarity = 0;
    double least = 1;
    for (Row band : bands) {
      people += band.getLong(1);
      similarity += band.getDouble(2);
      least = Math.min(least, band.getDouble(3));
      sizes.add(
          new AudienceSize(
              PERCENTILES.get(band.getInt(0)),
              people,
              ScaledFeatures.rounded(similarity / people),
              ScaledFeatures.rounded(least)));
    }
    return sizes;
  }

  /** The place in the list of the first percentile that a person reaches. */
  private static Column band() {
    return PERCENTILES.stream()
        .map(percentile -> col("percentile").lt(percentile).cast("int"))
        .reduce(lit(0), Column::plus);
  }
}
