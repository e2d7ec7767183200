package org.kith.features.source;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Tombstones;

/**
 * What a brand may not keep, though it is delivered.
 *
 * @param erased whose rows are set aside by the rule {@code erased}
 * @param oldest by table, the first instant of which a row may be kept; earlier ones are set aside
 *     by the rule {@code expired}
 */
public record Forgetting(Tombstones erased, Map<Table, Instant> oldest) {

  public Forgetting {
    oldest = Map.copyOf(oldest);
  }

  /** Everything may be kept. */
  static Forgetting nothing(Keyring keyring) {
    return new Forgetting(new Tombstones(keyring, Set.of()), Map.of());
  }
}
