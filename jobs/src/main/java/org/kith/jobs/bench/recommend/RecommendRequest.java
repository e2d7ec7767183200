package org.kith.jobs.bench.recommend;

import java.util.List;
import java.util.function.Consumer;
import org.kith.features.error.SettingFault;
import org.kith.jobs.bench.pairs.Size;

/**
 * A comparison of recommenders that somebody asks for.
 *
 * @param size of the pairs
 * @param engines to compare, in the order in which they run, each once
 * @param threads that each may use, 1 or more
 * @param heap largest heap of each, such as {@code 4g}
 * @param seed of pairs and engines
 * @param runs how often each is timed; the fastest counts
 * @param progress is told how far it is
 */
public record RecommendRequest(
    Size size,
    List<EngineName> engines,
    int threads,
    String heap,
    long seed,
    int runs,
    Consumer<String> progress) {

  public RecommendRequest {
    engines = engines.stream().distinct().toList();
    SettingFault.unless(!engines.isEmpty(), "engines", "empty", "one or more");
    SettingFault.unless(threads >= 1 && threads <= 1024, "threads", threads, "1 to 1024");
    SettingFault.unless(runs >= 1 && runs <= 100, "runs", runs, "1 to 100");
  }
}
