package org.kith.jobs.erase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;

/**
 * A person who went by other ids before merges, the first of them before any release that stays.
 */
@Tag("long")
class EraseMergedTest {

  private static final String OLDEST = "p-aaaaaaaaaa";
  private static final String OLD = "p-bbbbbbbbbb";
  private static final String TODAY = "p-cccccccccc";
  private static final String OTHER = "p-dddddddddd";

  @TempDir Path folder;

  @Test
  void whoWasMergedIsForgottenUnderEachIdOfBefore() {
    ErasableLake shop = new ErasableLake(folder);
    shop.with(Table.IDENTITIES, identity("101", OLD) + ", " + identity("102", TODAY))
        .with(Table.IDENTITY_CHANGES, merge(OLD, OLDEST))
        .with(Table.CONTACTS, contact(OLDEST))
        .publish();
    shop.with(
            Table.IDENTITIES,
            identity("101", OLD) + ", " + identity("102", TODAY) + ", " + identity("103", OTHER))
        .with(Table.COMMUNITIES, community(OLD) + ", " + community(TODAY) + ", " + community(OTHER))
        .with(Table.CONTACTS, contact(OLDEST) + ", " + contact(OLD) + ", " + contact(OTHER))
        .publish();
    shop.with(
            Table.IDENTITIES,
            identity("101", TODAY) + ", " + identity("102", TODAY) + ", " + identity("103", OTHER))
        .with(Table.IDENTITY_CHANGES, merge(TODAY, OLD))
        .with(Table.COMMUNITIES, community(TODAY) + ", " + community(OTHER))
        .with(
            Table.CONTACTS,
            contact(OLDEST) + ", " + contact(OLD) + ", " + contact(TODAY) + ", " + contact(OTHER))
        .publish();

    Certificate certificate = shop.erase("member:102");

    assertThat(certificate.certified()).isTrue();
    List<Release> kept = shop.releases().standing();
    assertThat(kept).extracting(Release::id).containsExactly("r3", "r2");
    for (Release release : kept) {
      for (Table table : List.of(Table.IDENTITIES, Table.COMMUNITIES, Table.CONTACTS)) {
        assertThat(people(shop, table, release))
            .as(release.id() + " " + table)
            .containsExactly(OTHER);
      }
      assertThat(shop.lake().readOrEmpty(Table.IDENTITY_CHANGES, release.pins()).isEmpty())
          .isTrue();
    }
  }

  /** The lesser part of a person was split off; the greater goes on under the id of both. */
  @Test
  void whoGoesOnUnderTheIdOfBothIsNotTakenForWhoWasSplitOff() {
    ErasableLake shop = new ErasableLake(folder);
    shop.with(Table.IDENTITIES, identity("101", OTHER) + ", " + identity("102", OTHER)).publish();
    shop.with(Table.IDENTITIES, identity("101", OTHER) + ", " + identity("102", TODAY)).publish();

    Whom whom =
        new Whom(
            shop.lake(),
            ErasableLake.KEYRING,
            shop.releases().standing(),
            shop.releases().standing());

    assertThat(whom.named(TODAY))
        .hasValueSatisfying(
            person -> {
              assertThat(person.personIds()).containsExactly(TODAY);
              assertThat(person.accounts()).containsExactly("member:102");
            });
  }

  @Test
  void whatAnOlderReleaseWorkedOutOfBothInOneIsForgottenAndTheOtherKeepsTheId() {
    ErasableLake shop = new ErasableLake(folder);
    shop.with(Table.IDENTITIES, identity("101", OTHER) + ", " + identity("102", OTHER))
        .with(Table.COMMUNITIES, community(OTHER))
        .with(Table.CONTACTS, contact(OTHER))
        .publish();
    shop.with(Table.IDENTITIES, identity("101", OTHER) + ", " + identity("102", TODAY))
        .with(Table.COMMUNITIES, community(OTHER) + ", " + community(TODAY))
        .with(Table.CONTACTS, contact(OTHER))
        .publish();

    assertThat(shop.erase("member:102").certified()).isTrue();

    Release newest = shop.releases().standing().get(0);
    Release older = shop.releases().standing().get(1);
    assertThat(older.id()).isEqualTo("r1");
    for (Table table : List.of(Table.IDENTITIES, Table.COMMUNITIES, Table.CONTACTS)) {
      assertThat(people(shop, table, newest)).as("newest " + table).containsExactly(OTHER);
    }
    assertThat(people(shop, Table.COMMUNITIES, older)).isEmpty();
    assertThat(people(shop, Table.IDENTITIES, older)).containsExactly(OTHER);
    assertThat(people(shop, Table.CONTACTS, older)).containsExactly(OTHER);
  }

  private static List<String> people(ErasableLake shop, Table table, Release release) {
    return shop
        .lake()
        .readOrEmpty(table, release.pins())
        .select("person_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static String identity(String member, String person) {
    return "('member', '%1$s', 'member:%1$s', '%2$s', 'own', date'2026-01-01')"
        .formatted(member, person);
  }

  private static String merge(String into, String absorbed) {
    return "('merge', '%s', '%s', 1L, 'same phone', array('tea'), date'2026-06-01')"
        .formatted(into, absorbed);
  }

  private static String community(String person) {
    return "('%s', 'c1', 3)".formatted(person);
  }

  private static String contact(String person) {
    return "('%s', 'tea', 'csv', date'2026-05-01', 'r0')".formatted(person);
  }
}
