package org.kith.jobs.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.kith.features.consent.ErasedPerson;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.vault.ContactKind;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

/** Finds whom a reference means, with all that the lake knows the person by. */
record Whom(Lake lake, Keyring keyring) {

  private static final String DEFAULT_KIND = "member";
  private static final String HASH = "[0-9a-f]{64}";

  /** The reference as facts write it: a contact by its keyed hash. */
  String written(String reference) {
    int colon = reference.indexOf(':');
    String kind = colon < 0 ? "" : reference.substring(0, colon);
    String value = reference.substring(colon + 1);
    if (!ContactKind.includes(kind) || value.matches(HASH)) {
      return reference;
    }
    String plain = ContactKind.normalise(kind, value, keyring.country());
    return plain == null ? reference : kind + ":" + keyring.hash("identifier:" + kind, plain);
  }

  /** The person in a release; empty where it knows nobody by the reference. */
  Optional<ErasedPerson> in(Pins pins, String reference) {
    List<Row> found =
        lake.readOrEmpty(Table.IDENTITIES, pins)
            .where(
                col("person_id")
                    .equalTo(reference)
                    .or(col("account").isin(reference, DEFAULT_KIND + ":" + reference)))
            .where(col("person_id").isNotNull())
            .orderBy("person_id")
            .select("person_id")
            .limit(1)
            .collectAsList();
    return found.isEmpty() ? Optional.empty() : Optional.of(whole(pins, found.get(0).getString(0)));
  }

  private ErasedPerson whole(Pins pins, String personId) {
    List<String> accounts =
        lake
            .readOrEmpty(Table.IDENTITIES, pins)
            .where(col("person_id").equalTo(personId))
            .select(concat(col("kind"), lit(":"), col("value")))
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .sorted()
            .toList();
    Sealer sealer = new Sealer(keyring);
    List<String> contacts = new ArrayList<>();
    for (Row row :
        lake.readOrEmpty(Table.VAULT, pins)
            .where(concat(col("kind"), lit(":"), col("value")).isin(accounts.toArray()))
            .collectAsList()) {
      contacts.add(sealer.openText("identifier:" + row.getAs("kind"), row.<byte[]>getAs("sealed")));
    }
    return new ErasedPerson(personId, accounts, contacts);
  }
}
