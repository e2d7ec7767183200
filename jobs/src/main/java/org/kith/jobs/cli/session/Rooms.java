package org.kith.jobs.cli.session;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Release;
import org.kith.jobs.explain.ExplainFigures;
import org.kith.jobs.explain.HoldingsFigures;
import org.kith.jobs.explain.item.ItemFigures;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.measure.MeasureSettings;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.preview.SegmentPreviewFigures;
import org.kith.jobs.preview.TagPreviewFigures;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.world.base.WorldSettings;

/**
 * What the commands call; a test hands them fakes.
 *
 * <p>Each takes Spark as a supplier, which opens the session when it is first asked.
 */
public interface Rooms {

  /** These rooms, where what is told of a release is told of that day's in place of the newest. */
  default Rooms asOf(LocalDate day) {
    return this;
  }

  /** Runs a night, or one stage of it. */
  NightSummary night(Supplier<SparkSession> spark, NightRequest request);

  /** Writes a simulated brand under a folder. */
  void world(Supplier<SparkSession> spark, WorldSettings settings, Path out);

  /**
   * Tells why a person has the tags, recommendations and segments of the newest release.
   *
   * @param similar people who buy the same items, at most; 0 for none
   */
  ExplainFigures explain(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String person,
      int similar);

  /**
   * Tells who would want an item, by the recommender of the newest release.
   *
   * @param longest people, and similar items, at most
   */
  ItemFigures interest(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String item,
      int longest);

  /** Gathers all that the newest release holds of a person. */
  HoldingsFigures holdings(
      Supplier<SparkSession> spark, Configuration configuration, String lake, String person);

  /**
   * What the configuration's tags would say of the people of the newest release.
   *
   * @param day as of which; the release's own where empty
   * @param people about so many people are looked at
   */
  TagPreviewFigures tagPreview(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      Optional<LocalDate> day,
      long people);

  /** Who would be in a segment of the configuration, of the people of the newest release. */
  SegmentPreviewFigures segmentPreview(
      Supplier<SparkSession> spark, Configuration configuration, String lake, String segment);

  /** What campaigns and exported segments earned, by the newest release; kept in the lake. */
  MeasureFigures measure(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      MeasureSettings settings);

  /** A published model trained again from its card, and compared. */
  ReproFigures repro(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String model,
      String version);

  /** The published nights, newest first. */
  List<Release> releases(Supplier<SparkSession> spark, String lake);

  /** What an operator does with what stands. */
  Operations operations();
}
