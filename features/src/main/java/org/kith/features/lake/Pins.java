package org.kith.features.lake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The version of each table that a reader may see. Two readers with the same pins read the same
 * rows.
 *
 * @param versions Delta version by table; a table that is absent does not exist for the reader
 */
public record Pins(Map<Table, Long> versions) {

  /** Nothing to see. */
  public static final Pins NONE = new Pins(Map.of());

  public Pins {
    Map<Table, Long> copy = new EnumMap<>(Table.class);
    copy.putAll(versions);
    versions = Collections.unmodifiableMap(copy);
  }

  /** The pinned version, if the table exists for the reader. */
  public OptionalLong versionOf(Table table) {
    return Optional.ofNullable(versions.get(table))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Whether the table exists for the reader. */
  public boolean has(Table table) {
    return versions.containsKey(table);
  }

  /** These pins with others laid over them. */
  public Pins with(Map<Table, Long> newer) {
    Map<Table, Long> merged = new EnumMap<>(Table.class);
    merged.putAll(versions);
    merged.putAll(newer);
    return new Pins(merged);
  }
}
