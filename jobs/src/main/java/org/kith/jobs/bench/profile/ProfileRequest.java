package org.kith.jobs.bench.profile;

import java.util.Map;
import java.util.function.Consumer;
import org.kith.features.error.SettingFault;

/**
 * A comparison of tags that somebody asks for.
 *
 * @param scale of the simulated brand, 1 for 10,000 people
 * @param days of its history
 * @param seed of it
 * @param threads that each engine may use, 1 or more
 * @param heap largest heap of each process, such as {@code 4g}; DuckDB's own memory lies outside it
 * @param runs how often each engine is timed; the fastest counts
 * @param conf folder of the configuration, whose tags are measured
 * @param set values that fill or override it
 * @param progress is told how far it is
 */
public record ProfileRequest(
    double scale,
    int days,
    long seed,
    int threads,
    String heap,
    int runs,
    String conf,
    Map<String, String> set,
    Consumer<String> progress) {

  public ProfileRequest {
    SettingFault.unless(threads >= 1 && threads <= 1024, "threads", threads, "1 to 1024");
    SettingFault.unless(runs >= 1 && runs <= 100, "runs", runs, "1 to 100");
  }
}
