package org.kith.jobs.night.crowd;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;
import org.kith.jobs.destination.DestinationDefinition;
import org.kith.jobs.destination.IdFrame;

/**
 * Whom each destination can reach, by the ids that its files would hold: a phone that it cannot use
 * reaches nobody. Consent is not asked here.
 */
final class ReachFlags {

  private ReachFlags() {}

  /**
   * Out: {@code (person_id, flag)}, {@code reach:DESTINATION} for each that can reach the person,
   * no order.
   *
   * @param people with a {@code person_id}, a row each
   * @param identities rows of {@code Table.IDENTITIES}
   * @param vault rows of {@code Table.VAULT}
   * @param keyring the brand's, which opens the vault
   */
  static Dataset<Row> of(
      List<DestinationDefinition> destinations,
      Dataset<Row> people,
      Dataset<Row> identities,
      Dataset<Row> vault,
      Keyring keyring) {
    IdFrame ids = new IdFrame(destinations, new Sealer(keyring));
    Column[] reaching =
        destinations.stream()
            .map(place -> when(ids.whyNot(place).isNull(), lit("reach:" + place.name())))
            .toArray(Column[]::new);
    return ids.beside(people, identities, vault)
        .select(
            col("person_id"),
            explode(array_compact(array(reaching).cast("array<string>"))).as("flag"));
  }
}
