package org.kith.jobs.portal.page;

import java.util.List;
import org.kith.jobs.portal.shelf.ExportFile;

/** Who took a file away. */
@FunctionalInterface
public interface Downloads {

  /**
   * One download.
   *
   * @param user who
   * @param time when, UTC, to the minute: {@code 2026-06-30 08:15}
   */
  record Download(String user, String time) {}

  /** The downloads of a file, the newest first. */
  List<Download> of(ExportFile file);
}
