package org.kith.jobs.bench.profile;

import java.util.Map;
import org.kith.features.time.AsOf;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.world.base.WorldSettings;

/**
 * What the children of one comparison share.
 *
 * @param scale of the simulated brand
 * @param days of its history
 * @param seed of it
 * @param threads that an engine may use
 * @param runs how often an engine is timed
 * @param conf folder of the configuration
 * @param set values that fill or override it
 * @param folder in which brand, facts and profiles lie
 */
record TagTask(
    double scale,
    int days,
    long seed,
    int threads,
    int runs,
    String conf,
    Map<String, String> set,
    String folder) {

  private static final double LARGEST_SMALL_SCALE = 0.3;

  WorldSettings world() {
    return new WorldSettings(scale, seed, days, WorldSettings.USUAL_END);
  }

  /** Folder of the simulated brand. */
  String brand() {
    return folder + "/brand";
  }

  /** Folder of the facts of that name, in Parquet: what both engines read. */
  String facts(String name) {
    return folder + "/facts/" + name;
  }

  /** Folder of the profiles that an engine has written in one of its runs. */
  String profile(String engine, int run) {
    return folder + "/" + engine + "/" + run;
  }

  Configuration configuration() {
    Map<String, String> filled = new java.util.HashMap<>(set);
    filled.put("data", brand() + "/data");
    return ConfReader.read(java.nio.file.Path.of(conf), filled, System.getenv());
  }

  AsOf asOf() {
    return new AsOf(WorldSettings.USUAL_END, configuration().kith().zone());
  }

  /** Whether it is work that Spark does faster without generating code. */
  boolean isSmall() {
    return scale <= LARGEST_SMALL_SCALE;
  }
}
