package org.kith.jobs.portal.access;

import java.util.Locale;

/** What a team may do with a brand. */
public enum Verb {
  /** See segments, campaigns and the night's health. */
  LOOK,
  /** Count people by conditions of their own, and keep them as a draft of a segment. */
  COUNT,
  /** Take files away. */
  DOWNLOAD;

  /** As the accounts' file writes it: {@code download}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
