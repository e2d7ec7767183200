package org.kith.jobs.portal.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when it is told to. */
public final class MovingClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-07-01T08:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }
}
