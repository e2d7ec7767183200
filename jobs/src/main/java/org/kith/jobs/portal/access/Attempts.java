package org.kith.jobs.portal.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong passwords, by name: after the fifth in a row the name must wait, half a minute and then
 * twice as long each time, to an hour at most. Names that nobody has wait just the same.
 */
public final class Attempts {

  private static final int FREE = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int NAMES_KEPT = 10_000;

  private final InstantSource clock;
  private final Map<String, Failures> byName =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > NAMES_KEPT;
        }
      };

  private record Failures(int inARow, Instant until) {}

  public Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the name must wait. */
  public synchronized boolean mustWait(String name) {
    Failures failures = byName.get(name);
    return failures != null && clock.instant().isBefore(failures.until());
  }

  /** A wrong password. */
  public synchronized void failed(String name) {
    Instant now = clock.instant();
    Failures before = byName.getOrDefault(name, new Failures(0, now));
    int inARow = before.inARow() + 1;
    byName.put(name, new Failures(inARow, now.plus(waitAfter(inARow))));
  }

  /** The right one. */
  public synchronized void succeeded(String name) {
    byName.remove(name);
  }

  private static Duration waitAfter(int inARow) {
    if (inARow < FREE) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(20, inARow - FREE));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
