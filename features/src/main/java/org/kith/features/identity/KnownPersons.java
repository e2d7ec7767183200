package org.kith.features.identity;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who was known before, whose ids are to stay.
 *
 * @param identities rows of {@code Table.IDENTITIES} of the release before
 * @param segments {@code (person_id, segment)} of the release before
 */
public record KnownPersons(Dataset<Row> identities, Dataset<Row> segments) {

  /** Nobody: every person is new. */
  public static Optional<KnownPersons> nobody() {
    return Optional.empty();
  }
}
