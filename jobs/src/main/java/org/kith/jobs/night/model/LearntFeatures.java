package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.snapshot.Season;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.value.PurchaseRhythm;

/**
 * Features that no rule of the catalogue gives, since they are learnt: each person's rhythm of
 * buying, and the season of the days after a cut-off.
 */
final class LearntFeatures {

  private static final Map<String, Words> TITLES =
      Map.of(
          PurchaseRhythm.ALIVE,
          new Words("Chance of still being a customer", "仍在购买的可能性"),
          PurchaseRhythm.REORDER,
          new Words("Own purchase rhythm", "自身购买节奏"));

  private final Relations relations;
  private final List<AsOf> cutoffs;

  /**
   * @param cutoffs ascending; the rhythm is learnt from what was known at the first
   */
  LearntFeatures(Relations relations, List<AsOf> cutoffs) {
    this.relations = relations;
    this.cutoffs = cutoffs;
  }

  /** Features that a question without a list of its own learns from, besides the tags. */
  static List<String> names() {
    return PurchaseRhythm.features();
  }

  /** Titles in both languages, by name. */
  static Map<String, Words> titles(List<PropensitySettings> questions) {
    Map<String, Words> titles = new TreeMap<>(TITLES);
    questions.forEach(question -> titles.put(season(question.window()), new Words("Season", "季节")));
    return titles;
  }

  /** The column of the season that moves the answer to a question; null where none is known to. */
  static String seasonOf(PropensitySettings question) {
    return question.labelFrom().equals("orders") ? season(question.window()) : null;
  }

  /**
   * In: {@code (person_id, cutoff DATE, …)}. Out: the same rows with the rhythm's features, null
   * for who has not bought, and {@code season_Nd DOUBLE} for each window of N days of the
   * questions.
   */
  Dataset<Row> added(Dataset<Row> features, List<PropensitySettings> questions) {
    Dataset<Row> out = rhythm(features);
    Set<Integer> windows = new TreeSet<>();
    questions.forEach(question -> windows.add(question.window().count()));
    for (int days : windows) {
      Days window = new Days(days);
      Column season = lit(0.0);
      for (Map.Entry<LocalDate, Double> at : Season.of(relations, window, cutoffs).entrySet()) {
        season = when(col("cutoff").equalTo(lit(at.getKey())), at.getValue()).otherwise(season);
      }
      out = out.withColumn(season(window), season);
    }
    return out;
  }

  /** What a campaign brought says nothing of a rhythm. */
  private Dataset<Row> rhythm(Dataset<Row> features) {
    Optional<Dataset<Row>> orders = relations.at("orders", cutoffs, Set.of());
    if (orders.isPresent()) {
      Dataset<Row> pasts =
          PurchaseRhythm.pasts(orders.get().where("kind = 'sale' AND campaign_id IS NULL"))
              .localCheckpoint();
      Optional<PurchaseRhythm> rhythm = PurchaseRhythm.learn(pasts, cutoffs.get(0).day());
      if (rhythm.isPresent()) {
        // Spark cannot tell a checkpoint's columns from those of the facts that it came from.
        Dataset<Row> known = rhythm.get().features(pasts);
        return features.join(renamed(known), new String[] {"person_id", "cutoff"}, "left");
      }
    }
    Dataset<Row> without = features;
    for (String name : PurchaseRhythm.features()) {
      without = without.withColumn(name, lit(null).cast("double"));
    }
    return without;
  }

  private static Dataset<Row> renamed(Dataset<Row> frame) {
    return frame.select(
        Stream.of(frame.columns()).map(name -> col(name).as(name)).toArray(Column[]::new));
  }

  private static String season(Days window) {
    return "season_" + window.count() + "d";
  }
}
