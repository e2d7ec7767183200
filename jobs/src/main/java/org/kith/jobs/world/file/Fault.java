package org.kith.jobs.world.file;

import java.util.Locale;

/** What can be wrong with a row, and what a reader should do with it. */
public enum Fault {
  WRONG_TYPE("quarantine"),
  FUTURE("quarantine"),
  NO_KEY("quarantine"),
  NOT_UTF8("quarantine"),
  TOO_WIDE("quarantine"),
  /** A row of the same key that was known earlier: a fact until the right one was known. */
  CONFLICT("accept"),
  DUPLICATE("duplicate"),
  LATE("accept");

  private final String expected;

  Fault(String expected) {
    this.expected = expected;
  }

  /** {@code accept}, {@code quarantine} or {@code duplicate}. */
  public String expected() {
    return expected;
  }

  /** The fault's name in the truth. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
