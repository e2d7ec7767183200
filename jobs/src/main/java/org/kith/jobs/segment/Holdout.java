package org.kith.jobs.segment;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.vault.Keyring;

/**
 * Who is kept out of a segment's exports, so that what the contact earned can be measured.
 *
 * <p>A keyed hash of segment and person gives each person a place in [0, 1) that never changes;
 * those whose place is below the share are held out. Raising the share only adds people.
 */
final class Holdout implements Serializable {

  static final String TREAT = "treat";
  static final String HOLDOUT = "holdout";

  private static final long serialVersionUID = 1L;

  private static final int HEX_DIGITS = 13;
  private static final double PLACES = 0x1p52;

  private final Keyring keyring;

  Holdout(Keyring keyring) {
    this.keyring = keyring;
  }

  /** The person's place in [0, 1), uniform over people and independent between segments. */
  double placeOf(String segment, String personId) {
    String hash = keyring.hash("holdout", segment + "\n" + personId);
    return Long.parseLong(hash.substring(0, HEX_DIGITS), 16) / PLACES;
  }

  /** {@code holdout} or {@code treat}, for columns of segment, person and share. */
  Column arm(Column segment, Column personId, Column share) {
    UDF3<String, String, Double, String> rule =
        (name, person, part) -> placeOf(name, person) < part ? HOLDOUT : TREAT;
    return functions.udf(rule, DataTypes.StringType).apply(segment, personId, share);
  }
}
