package org.kith.features.lake;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How versions by table stand in a ledger's map column: by the table's name, in order. */
final class Ledgers {

  private Ledgers() {}

  static Map<String, Long> byTableName(Map<Table, Long> versions) {
    Map<String, Long> named = new TreeMap<>();
    versions.forEach((table, version) -> named.put(table.tableName(), version));
    return named;
  }

  static Map<Table, Long> byTable(Map<String, Long> named) {
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    named.forEach(
        (name, version) -> Table.named(name).ifPresent(table -> versions.put(table, version)));
    return versions;
  }
}
