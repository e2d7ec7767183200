package org.kith.jobs.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.Problem;
import org.kith.features.source.Ingest;
import org.kith.features.tag.TagCatalogue;
import org.kith.features.tag.Tagging;
import org.kith.features.tag.relation.Relations;
import org.kith.features.vault.Keyring;
import org.kith.jobs.destination.DestinationRules;
import org.kith.jobs.segment.SegmentRules;
import org.kith.jobs.segment.WideFrame;
import org.kith.jobs.settings.Configuration;

/**
 * Lets Spark analyse every expression of a configuration on frames without rows, so that a wrong
 * one is told before the first row is read, and not after hours by the stage that meets it.
 */
public final class Preflight {

  private final SparkSession spark;
  private final Configuration configuration;
  private final List<Problem> problems = new ArrayList<>();

  private Preflight(SparkSession spark, Configuration configuration) {
    this.spark = spark;
    this.configuration = configuration;
  }

  /**
   * Checks contracts, tags, and what segments and destinations read of the profile; no job runs.
   *
   * @throws Problem {@code CONF_INVALID} with a line for each fault of sources, tags, segments and
   *     destinations, told by file and line; of the last two only where the tags are sound
   */
  public static void check(SparkSession spark, Configuration configuration, Keyring keyring) {
    Preflight preflight = new Preflight(spark, configuration);
    preflight.sources(keyring);
    preflight.audiences();
    preflight.throwIfAny();
  }

  private void sources(Keyring keyring) {
    Ingest ingest = new Ingest(spark, keyring, configuration.kith().data());
    configuration.sources().forEach(source -> attempt(() -> ingest.check(source)));
  }

  private void audiences() {
    StructType[] profile = new StructType[1];
    attempt(() -> profile[0] = profile());
    if (profile[0] != null) {
      StructType wide = withScores(profile[0]);
      attempt(() -> SegmentRules.check(spark, configuration.segments(), wide));
      attempt(
          () ->
              DestinationRules.check(
                  spark, configuration.segments(), configuration.destinations(), wide));
    }
  }

  private StructType profile() {
    Dataset<Row> nobody =
        spark.createDataFrame(List.of(), StructType.fromDDL("person_id STRING NOT NULL"));
    return new Tagging(new TagCatalogue(configuration.tags()), Relations.of(Map.of()), nobody)
        .profileSchema();
  }

  private StructType withScores(StructType profile) {
    StructType wide = profile;
    for (String model : configuration.scorers()) {
      for (String column : WideFrame.columnsOf(model)) {
        wide = wide.add(column, DataTypes.DoubleType);
      }
    }
    return wide;
  }

  private void attempt(Runnable check) {
    try {
      check.run();
    } catch (Problem problem) {
      problems.add(problem.placed(configuration.places()::of));
    }
  }

  private void throwIfAny() {
    if (!problems.isEmpty()) {
      throw Problem.together(problems);
    }
  }
}
