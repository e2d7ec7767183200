package org.kith.jobs.night.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A check that what a night wrote has failed.
 *
 * @param check which
 * @param where table and column, or source, or model
 * @param found what was found and what is legal; names nobody
 */
public record Finding(Check check, String where, String found) {

  /** What is checked. */
  public enum Check {
    /** Rows of a table or source against the median of the nights before. */
    VOLUME(true),
    /** Nothing is empty that had rows in the release before. */
    EMPTY(true),
    /** How scores and key tags spread, against the release before. */
    DRIFT(true),
    /** Facts of items and accounts that nobody knows; an alarm, which stops no night. */
    ORPHAN(true),
    /** A tag says something of as many people as expected; an alarm, which stops no night. */
    COVERAGE(true),
    /** Somebody would want the item that a segment wants; an alarm, which stops no night. */
    DEMAND(true),
    /** A segment contacts somebody; an alarm, which stops no night. */
    NOBODY(true),
    /** No two rows share a key. */
    UNIQUE(false),
    /** Values lie where they may. */
    RANGE(false),
    /** Whoever and whatever is named exists. */
    REFERENCE(false);

    private final boolean acceptable;

    Check(boolean acceptable) {
      this.acceptable = acceptable;
    }
  }

  /** Whether an operator who gives a reason may let it pass. */
  @JsonIgnore
  public boolean isAcceptable() {
    return check.acceptable;
  }

  /** In words. */
  public String words() {
    return "%s of %s: %s".formatted(check.name().toLowerCase(java.util.Locale.ROOT), where, found);
  }
}
