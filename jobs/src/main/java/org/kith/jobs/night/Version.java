package org.kith.jobs.night;

/** The program's own part in a result. */
final class Version {

  /**
   * Raised when the same input and configuration must give another result, so that none is reused.
   */
  static final String CODE = "1";

  private Version() {}
}
