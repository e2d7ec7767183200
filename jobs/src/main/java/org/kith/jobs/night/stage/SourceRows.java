package org.kith.jobs.night.stage;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.source.Judged;
import org.kith.features.source.SourceContract;
import org.kith.features.source.SourceCounts;

/**
 * What becomes of a source's rows tonight: of the first because the release before has judged them,
 * of the others because they were judged now.
 *
 * @param contract by what they are judged
 * @param judgedBy fingerprint of all that decides what becomes of a row
 * @param kept counts of the first; empty where there are none
 * @param keptFacts the facts that came of the first; empty where there are none
 * @param judged the others; empty where there are none
 */
record SourceRows(
    SourceContract contract,
    String judgedBy,
    Optional<SourceCounts> kept,
    Optional<Dataset<Row>> keptFacts,
    Optional<Judged> judged)
    implements AutoCloseable {

  /** All rows judged now. */
  static SourceRows anew(String judgedBy, Judged judged) {
    return new SourceRows(
        judged.contract(), judgedBy, Optional.empty(), Optional.empty(), Optional.of(judged));
  }

  boolean isKept() {
    return kept.isPresent();
  }

  boolean isUnchanged() {
    return judged.isEmpty();
  }

  SourceCounts counts() {
    return Stream.concat(kept.stream(), judged.map(Judged::counts).stream())
        .reduce(SourceCounts::plus)
        .orElseThrow();
  }

  /** The facts, with the columns of the contract's table; no order. */
  Dataset<Row> accepted() {
    return Stream.concat(keptFacts.stream(), judged.map(Judged::accepted).stream())
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  @Override
  public void close() {
    judged.ifPresent(Judged::close);
  }
}
