package org.kith.jobs.portal.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may be asked for by each of many askers; those longest away are forgotten.
 */
public final class Allowance {

  private static final int ASKERS_KEPT = 10_000;

  private final Bandwidth bandwidth;
  private final Map<String, Bucket> byAsker =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > ASKERS_KEPT;
        }
      };

  /** So many times in so long, evenly refilled. */
  public Allowance(long times, Duration in) {
    this.bandwidth = Bandwidth.builder().capacity(times).refillGreedy(times, in).build();
  }

  /** Whether the asker may once more; takes one if so. */
  public boolean take(String asker) {
    Bucket bucket;
    synchronized (this) {
      bucket = byAsker.computeIfAbsent(asker, name -> Bucket.builder().addLimit(bandwidth).build());
    }
    return bucket.tryConsume(1);
  }
}
