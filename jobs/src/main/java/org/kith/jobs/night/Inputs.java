package org.kith.jobs.night;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.kith.features.source.InputDigest;
import org.kith.features.source.SourceContract;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.settings.Configuration;

/** What the sources' files hold, as one fingerprint. */
final class Inputs {

  private Inputs() {}

  /** The same for the same names and bytes, wherever the data folder lies. */
  static String digest(Configuration configuration, SparkSession spark) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (SourceContract source : configuration.sources()) {
      digests.put(
          source.name(),
          InputDigest.of(
              source, configuration.kith().data(), spark.sparkContext().hadoopConfiguration()));
    }
    return Fingerprint.of(digests);
  }
}
