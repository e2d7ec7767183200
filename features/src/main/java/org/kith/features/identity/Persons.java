package org.kith.features.identity;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.vault.Keyring;

/** Persons from identifiers. */
public final class Persons {

  private Persons() {}

  /** Every identifier with its person: rows of {@code IDENTITIES}. */
  public static Dataset<Row> link(Lake lake, Pins facts, Keyring keyring) {
    throw new UnsupportedOperationException("link");
  }
}
