package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.propensity.margin.FeatureArray;

/**
 * Learns the answer to one question from how it turned out at past cut-offs.
 *
 * <p>The latest cut-off is the test and nothing is learnt from it. Of the one before it half of the
 * people, by a seeded hash, validate: on them alone a candidate and its calibration are chosen. All
 * other rows fit the candidates.
 */
public final class PropensityTrainer {

  private static final long FEWEST_TO_LEARN = 10;

  private final PropensitySettings settings;

  public PropensityTrainer(PropensitySettings settings) {
    this.settings = settings;
  }

  /** As {@link #fit(Dataset, List, String)}, without a season. */
  public PropensityFit fit(Dataset<Row> labelled, List<String> features) {
    return fit(labelled, features, null);
  }

  /**
   * Trains and tests.
   *
   * <p>In: {@code (person_id string, cutoff date, tags …, label 0 or 1)}, a row a person and
   * cut-off; numeric and boolean tags, null for unknown. People whom the question is not about are
   * left out here.
   *
   * @param features the tags to learn from, in any order
   * @param season column of what is known beforehand to move everybody's log-odds at a cut-off, see
   *     {@code Season}; null for none
   * @return {@link PropensityFit.NotTrained} where there are fewer than two cut-offs, or either
   *     answer is too rare to learn from or to test on
   */
  public PropensityFit fit(Dataset<Row> labelled, List<String> features, String season) {
    List<String> names = features.stream().sorted().distinct().toList();
    List<String> entries = new ArrayList<>(names);
    List<FeatureRecipe> offsets = new ArrayList<>();
    if (season != null) {
      entries.add(season);
      offsets.add(FeatureRecipe.offset(season, settings.absence() ? -1 : 1));
    }
    Dataset<Row> asked = FeatureFrame.eligible(labelled, settings);
    Dataset<Row> rows =
        asked
            .select(
                FeatureArray.of(asked, entries).as("x"),
                col("label").cast("double").as("label"),
                col("person_id"),
                col("cutoff").cast("date").as("cutoff"),
                SliceQuality.values(settings.slices()).as("slices"))
            .cache();
    try {
      return train(labelled, rows, names, offsets);
    } finally {
      rows.unpersist();
    }
  }

  private PropensityFit train(
      Dataset<Row> labelled, Dataset<Row> rows, List<String> names, List<FeatureRecipe> offsets) {
    List<Row> cutoffs =
        rows.groupBy("cutoff")
            .agg(count(lit(1)), sum("label").cast("long"))
            .orderBy("cutoff")
            .collectAsList();
    if (names.isEmpty()) {
      return new PropensityFit.NotTrained("there are no features", "没有可用特征");
    }
    if (cutoffs.size() < 2) {
      return new PropensityFit.NotTrained(
          cutoffs.size() + " cut-off dates with people; 2 are needed, one to test on",
          "有人群的截止日只有" + cutoffs.size() + "个，至少需要2个");
    }
    int last = cutoffs.size() - 1;
    long rowsToLearn = cutoffs.subList(0, last).stream().mapToLong(row -> row.getLong(1)).sum();
    long yesToLearn = cutoffs.subList(0, last).stream().mapToLong(row -> row.getLong(2)).sum();
    if (Math.min(yesToLearn, rowsToLearn - yesToLearn) < FEWEST_TO_LEARN) {
      return tooFew("to learn from", "训练", yesToLearn, rowsToLearn);
    }
    long tested = cutoffs.get(last).getLong(1);
    long yesTested = cutoffs.get(last).getLong(2);
    if (yesTested == 0 || yesTested == tested) {
      return tooFew("to test on", "测试", yesTested, tested);
    }
    List<LocalDate> days = cutoffs.stream().map(row -> row.getDate(0).toLocalDate()).toList();
    List<Boolean> bools =
        names.stream().map(name -> FeatureFrame.isBoolean(labelled, name)).toList();
    return new PropensityTrial(settings, names, bools, offsets).fit(rows, days);
  }

  private static PropensityFit tooFew(String what, String zh, long yes, long rows) {
    return new PropensityFit.NotTrained(
        yes + " yes among " + rows + " rows " + what + "; both answers are needed",
        zh + "数据" + rows + "行中只有" + yes + "个正例，正负例缺一不可");
  }
}
