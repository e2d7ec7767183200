package org.kith.jobs.destination.dialect;

/** What a platform is to do with the people of a file. */
public enum Operation {
  /** They are the whole audience. */
  WHOLE("audience"),
  /** They join it. */
  ADD("add"),
  /** They leave it. */
  REMOVE("remove");

  private final String stem;

  Operation(String stem) {
    this.stem = stem;
  }

  /** Name of such a file, without number and extension. */
  public String stem() {
    return stem;
  }
}
