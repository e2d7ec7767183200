package org.kith.jobs.night.work;

import java.util.Optional;
import org.kith.features.lake.Release;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.jobs.settings.Configuration;

/**
 * Which night this is. The same as-of, configuration, key, files and base release make the same
 * night.
 *
 * @param release the id of the release that it publishes
 * @param inputs fingerprint of the sources' files
 * @param base the newest release of an earlier day
 */
public record NightIdentity(String release, String inputs, Optional<Release> base) {

  /** The night of these. */
  public static NightIdentity of(
      AsOf asOf,
      Configuration configuration,
      Keyring keyring,
      String inputs,
      Optional<Release> base) {
    String id =
        Fingerprint.of(
            asOf.words(),
            configuration.hash(),
            keyring.hash("fingerprint", "night"),
            inputs,
            base.map(Release::id).orElse(null));
    return new NightIdentity(id, inputs, base);
  }
}
