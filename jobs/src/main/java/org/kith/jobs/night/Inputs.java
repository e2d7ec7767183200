package org.kith.jobs.night;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Release;
import org.kith.features.source.InputDigest;
import org.kith.features.source.SourceContract;
import org.kith.jobs.night.work.Build;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.settings.KithSettings;

/**
 * What decides a night, as fingerprints by part, so that two nights can say what set them apart.
 *
 * @param deliveries of each source's files, by its name
 * @param configuration of each part of the configuration, by its folder's name
 */
record Inputs(Map<String, InputDigest> deliveries, Map<String, String> configuration) {

  /**
   * The same for the same names and bytes, wherever the data folder lies.
   *
   * @param landed the configuration's sources, with copies in place of databases
   */
  static Inputs of(Configuration configuration, List<SourceContract> landed, SparkSession spark) {
    Map<String, InputDigest> deliveries = new TreeMap<>();
    for (SourceContract source : landed) {
      deliveries.put(
          source.name(),
          InputDigest.of(
              source, configuration.kith().data(), spark.sparkContext().hadoopConfiguration()));
    }
    return new Inputs(deliveries, parts(configuration));
  }

  /** The parts of a configuration, whose hash changes where one of theirs does. */
  static Map<String, String> parts(Configuration configuration) {
    return Map.of(
        "sources",
            Fingerprint.of(
                configuration.sources(),
                configuration.sources().stream().map(SourceContract::orders).toList()),
        "tags", Fingerprint.of(configuration.tags()),
        "models",
            Fingerprint.of(
                configuration.recommenders(),
                configuration.propensities(),
                configuration.values(),
                configuration.uplifts(),
                configuration.lookalikes()),
        "segments", Fingerprint.of(configuration.segments()),
        "destinations", Fingerprint.of(configuration.destinations()),
        "kith", brand(configuration.kith()));
  }

  /** Where the files and the secret lie and how Spark is set decide no result. */
  private static String brand(KithSettings kith) {
    return Fingerprint.of(
        kith.brand(),
        kith.timeZone(),
        kith.currency(),
        kith.country(),
        kith.key().equals("public"),
        kith.consent(),
        kith.identity(),
        kith.gates(),
        kith.training(),
        kith.retention());
  }

  /** Of each source's files, all of them, by its name. */
  Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    deliveries.forEach((name, delivery) -> sources.put(name, delivery.whole()));
    return sources;
  }

  /** All sources' files as one fingerprint. */
  String digest() {
    return Fingerprint.of(sources());
  }

  /** Whether a release came of the same configuration and code. */
  boolean areConfiguredAs(Release release) {
    return withoutSources(hashes()).equals(withoutSources(release.origin().hashes()));
  }

  private static Map<String, String> withoutSources(Map<String, String> hashes) {
    Map<String, String> others = new TreeMap<>(hashes);
    others.keySet().removeIf(part -> part.startsWith("source:"));
    return others;
  }

  /** As a release records them. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    sources().forEach((name, hash) -> hashes.put("source:" + name, hash));
    configuration.forEach((part, hash) -> hashes.put("configuration:" + part, hash));
    hashes.put("code", Build.hash());
    return hashes;
  }
}
