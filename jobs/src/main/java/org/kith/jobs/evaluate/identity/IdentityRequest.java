package org.kith.jobs.evaluate.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.kith.features.identity.match.FieldKind;
import org.kith.features.identity.match.MatchSettings;

/**
 * What {@code evaluate identity} is asked.
 *
 * @param records files with the same columns, the first the record's id
 * @param truth a file with the columns {@code id,cluster}, if the truth is known
 * @param kinds what columns say, where it is not to be guessed
 * @param dropped columns that are not to be looked at
 * @param within whether records of one file may be one person's; of a single file they always may
 * @param settings how records are matched
 * @param spark the session
 */
public record IdentityRequest(
    List<Path> records,
    Optional<Path> truth,
    Map<String, FieldKind> kinds,
    List<String> dropped,
    boolean within,
    MatchSettings settings,
    SparkSession spark) {

  public IdentityRequest {
    records = List.copyOf(records);
    kinds = Map.copyOf(kinds);
    dropped = List.copyOf(dropped);
  }

  /** Whether records of one file are never one person's. */
  boolean acrossFiles() {
    return records.size() > 1 && !within;
  }
}
