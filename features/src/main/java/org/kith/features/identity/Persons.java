package org.kith.features.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.substring_index;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;

/**
 * Links identifiers into persons: two that stand in one fact are one person's, and so on from fact
 * to fact; people whom no identifier links are matched by what is known of them.
 *
 * <p>In: the {@code account}, {@code identifiers} and {@code other_account} of every fact about
 * people, and what {@code members} say of them.
 *
 * <ul>
 *   <li>An identifier that stands beside more than {@value
 *       SharedIdentifiers#MEMBERS_SHARING_AT_MOST} member numbers (a shop's own phone, a robot's)
 *       or {@value SharedIdentifiers#OTHERS_AT_MOST} identifiers of another kind, or that people
 *       give who cannot be one (a family's phone), is no evidence: it links nobody, belongs to
 *       nobody and has no row. So is a member number beside more than {@value
 *       SharedIdentifiers#OTHERS_AT_MOST} phones, e-mail addresses, WeChat union ids or Weibo ids
 *       (a till's placeholder), however many devices stand beside one.
 *   <li>A name alone links nobody: a birth date must agree, too.
 *   <li>Person ids stay, see {@link PersonIds}.
 *   <li>{@code evidence} says in words by what the identifier is the person's: {@code with member
 *       number in members}, {@code alone in orders}, {@code named in social ties}, {@code alike in
 *       name, birth date}.
 * </ul>
 *
 * <p>The rows depend on the facts, the rules and the persons known before, not on order or
 * partitions.
 *
 * @param identities rows of {@code Table.IDENTITIES}, one for each identifier that occurs, no order
 * @param changes rows of {@code Table.IDENTITY_CHANGES}; empty where nobody was known before
 */
public record Persons(Dataset<Row> identities, Optional<Dataset<Row>> changes) {

  /**
   * Links the facts that the as-of sees.
   *
   * @throws IllegalArgumentException when there is no table about people
   */
  public static Persons of(
      FactTables tables,
      LinkRules rules,
      Optional<KnownPersons> known,
      Keyring keyring,
      AsOf asOf) {
    return of(new LinkingEvidence(tables, asOf), rules, known, keyring, asOf);
  }

  /**
   * Links by the evidence.
   *
   * @param asOf what sees the evidence
   */
  public static Persons of(
      LinkingEvidence evidence,
      LinkRules rules,
      Optional<KnownPersons> known,
      Keyring keyring,
      AsOf asOf) {
    Dataset<Row> linked = LinkedAccounts.of(evidence, rules);
    PersonIds ids = PersonIds.of(linked, known.map(KnownPersons::identities), keyring, asOf);
    Dataset<Row> identities =
        linked
            .join(ids.rows(), "root")
            .withColumn("kind", substring_index(col("account"), ":", 1))
            .select(
                col("kind"),
                col("account")
                    .substr(length(col("kind")).plus(2), length(col("account")))
                    .as("value"),
                col("account"),
                col("person_id"),
                col("evidence"),
                col("since"));
    return new Persons(
        identities,
        known.map(
            before ->
                IdentityChanges.of(
                    linked,
                    ids.shared().orElseThrow(),
                    ids.rows(),
                    before.identities(),
                    before.segments(),
                    asOf)));
  }
}
