package org.kith.jobs.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.consent.ErasedPerson;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.vault.ContactKind;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

/**
 * Finds whom a reference means, with all that the lake knows the person by: in the releases that an
 * erasure keeps, under the ids of today and of before, too.
 *
 * @param kept the releases that stay, the newest first, one at least
 * @param changed releases whose merges can be read, the newest first
 */
record Whom(Lake lake, Keyring keyring, List<Release> kept, List<Release> changed) {

  private static final String DEFAULT_KIND = "member";
  private static final String HASH = "[0-9a-f]{64}";
  private static final String PERSON = "person_id";
  private static final String ACCOUNT = "account";

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

  /** The person of the newest release; empty where it knows nobody by the reference. */
  Optional<ErasedPerson> named(String reference) {
    Column named =
        col(PERSON)
            .equalTo(reference)
            .or(col(ACCOUNT).isin(reference, DEFAULT_KIND + ":" + reference));
    return texts(identities(kept.get(0)).where(named), PERSON).stream()
        .findFirst()
        .map(this::whole);
  }

  private ErasedPerson whole(String today) {
    Dataset<Row> now = identities(kept.get(0));
    Set<String> accounts = texts(now.where(col(PERSON).equalTo(today)), ACCOUNT);
    Set<String> ids = idsOf(today, accounts);
    for (Release release : kept) {
      Dataset<Row> theirs = identities(release).where(col(PERSON).isin(ids.toArray()));
      accounts.addAll(texts(theirs.join(now, new String[] {ACCOUNT}, "left_anti"), ACCOUNT));
    }
    List<String> todaysFirst = new ArrayList<>(List.of(today));
    ids.stream().filter(id -> !id.equals(today)).forEach(todaysFirst::add);
    return new ErasedPerson(todaysFirst, List.copyOf(accounts), contacts(accounts));
  }

  /** All ids that the accounts had, but those by which somebody else goes today. */
  private Set<String> idsOf(String today, Set<String> accounts) {
    Set<String> ids = new TreeSet<>(Set.of(today));
    for (Release release : kept) {
      ids.addAll(texts(identities(release).where(col(ACCOUNT).isin(accounts.toArray())), PERSON));
    }
    Dataset<Row> merges =
        changed.stream()
            .map(release -> lake.readOrEmpty(Table.IDENTITY_CHANGES, release.pins()))
            .map(rows -> rows.where("change = 'merge'").select(PERSON, "other_person_id"))
            .reduce(Dataset::union)
            .orElseThrow();
    boolean grew = true;
    while (grew) {
      Dataset<Row> into = merges.where(col(PERSON).isin(ids.toArray()));
      grew = ids.addAll(texts(into, "other_person_id"));
    }
    Set<String> others =
        texts(identities(kept.get(0)).where(col(PERSON).isin(ids.toArray())), PERSON);
    others.remove(today);
    ids.removeAll(others);
    return ids;
  }

  private List<String> contacts(Set<String> accounts) {
    Sealer sealer = new Sealer(keyring);
    Set<String> contacts = new TreeSet<>();
    for (Release release : kept) {
      for (Row row :
          lake.readOrEmpty(Table.VAULT, release.pins())
              .where(concat(col("kind"), lit(":"), col("value")).isin(accounts.toArray()))
              .collectAsList()) {
        String kind = row.getAs("kind");
        contacts.add(kind + ":" + sealer.openText("identifier:" + kind, row.getAs("sealed")));
      }
    }
    return List.copyOf(contacts);
  }

  /** {@code (account, person_id)} of a release; the account in the form of facts. */
  private Dataset<Row> identities(Release release) {
    return lake.readOrEmpty(Table.IDENTITIES, release.pins())
        .where(col(PERSON).isNotNull())
        .select(concat(col("kind"), lit(":"), col("value")).as(ACCOUNT), col(PERSON));
  }

  private static Set<String> texts(Dataset<Row> rows, String column) {
    Set<String> texts = new TreeSet<>();
    rows.select(column).distinct().collectAsList().forEach(row -> texts.add(row.getString(0)));
    return texts;
  }
}
