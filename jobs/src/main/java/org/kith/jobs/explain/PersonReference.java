package org.kith.jobs.explain;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.vault.ContactKind;
import org.kith.features.vault.Keyring;

/** Finds the person whom somebody means. */
final class PersonReference {

  private static final String DEFAULT_KIND = "member";
  private static final String HASH = "[0-9a-f]{64}";

  private PersonReference() {}

  /**
   * The {@code person_id}.
   *
   * @param reference a {@code person_id}, an account such as {@code member:17850}, or a bare member
   *     number; contact identifiers go by their keyed hash
   * @throws Problem {@code NOT_FOUND}, without the reference in its words, when the release knows
   *     nobody by it
   */
  static String personId(Lake lake, Pins pins, String reference) {
    String member = DEFAULT_KIND + ":" + reference;
    List<Row> found =
        lake.readOrEmpty(Table.IDENTITIES, pins)
            .where(col("person_id").equalTo(reference).or(col("account").isin(reference, member)))
            .orderBy(
                col("person_id").equalTo(reference).desc(),
                col("account").equalTo(reference).desc(),
                col("person_id"))
            .select("person_id")
            .limit(1)
            .collectAsList();
    if (found.isEmpty() || found.get(0).isNullAt(0)) {
      throw new Problem(
          Problem.Code.NOT_FOUND,
          "the person asked for",
          "is not in the published release, neither by person_id nor by account",
          "Give a person_id, an account such as member:NUMBER, or a member number.");
    }
    return found.get(0).getString(0);
  }

  /** The reference, a contact such as {@code phone:…} as its keyed hash. */
  static String hashed(String reference, Supplier<Keyring> keyring) {
    int colon = reference.indexOf(':');
    String kind = colon < 0 ? "" : reference.substring(0, colon);
    if (!ContactKind.includes(kind)) {
      return reference;
    }
    String value = reference.substring(colon + 1);
    if (value.matches(HASH)) {
      return reference;
    }
    Keyring keys = keyring.get();
    String plain = ContactKind.normalise(kind, value, keys.country());
    return plain == null ? reference : kind + ":" + keys.hash("identifier:" + kind, plain);
  }
}
