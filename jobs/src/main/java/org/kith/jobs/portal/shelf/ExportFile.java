package org.kith.jobs.portal.shelf;

import org.kith.jobs.portal.shelf.Manifest.Entry;

/**
 * One file that can be downloaded.
 *
 * @param id 128 bits that nobody can guess; all that a request may say of it
 * @param brand whose it is
 * @param segment whose people it holds
 * @param release the night that wrote it
 * @param destination whom it is for
 * @param manifest of its folder
 * @param entry its line in the manifest
 */
public record ExportFile(
    String id,
    String brand,
    String segment,
    String release,
    String destination,
    Manifest manifest,
    Entry entry) {

  /** Whether it says who was left out, rather than holding people to contact. */
  public boolean isRejects() {
    return entry.operation() == null;
  }

  /** What the audit calls it: brand, segment, release, destination and file. */
  public String object() {
    return String.join("/", brand, segment, release, destination, entry.name())
        + " sha256:"
        + entry.sha256();
  }
}
