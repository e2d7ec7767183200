package org.kith.features.lake.door;

import java.util.List;
import java.util.Optional;

/** What has been published, and whether it has changed. */
public interface PublishedNights {

  /**
   * The newest commit of the list, cheap to ask; another one means that the nights have to be read
   * again. Empty where nothing was published yet.
   */
  Optional<String> newestCommit();

  /** The published nights, the newest first; empty where there are none. */
  List<PublishedNight> nights();
}
