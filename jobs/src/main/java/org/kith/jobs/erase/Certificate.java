package org.kith.jobs.erase;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an erasure did, and the proof. It names nobody.
 *
 * @param erasure keyed name of the erasure
 * @param asOf day of the request
 * @param certified whether the scan found nothing; without it there is no certificate
 * @param tables rows taken out of the tables that releases pin, by table
 * @param quarantined refused rows whose content was deleted
 * @param filesDeleted data files of versions that no release keeps
 * @param releases releases that can still be read, the newest first
 * @param exports export folders that were written again without the person
 * @param removals files outside the lake that ask a platform to remove the person; to be handed on
 *     and then deleted
 * @param models models that learnt from the person
 * @param scan what the scan looked at and found
 */
public record Certificate(
    String erasure,
    LocalDate asOf,
    boolean certified,
    Map<String, Long> tables,
    long quarantined,
    long filesDeleted,
    List<String> releases,
    List<String> exports,
    List<String> removals,
    List<Retraining> models,
    Scan scan) {

  /**
   * A model that learnt from the person together with others.
   *
   * @param retrainBy the last day on which it may be in use untrained
   */
  public record Retraining(String model, String version, LocalDate retrainBy) {}

  /**
   * The byte scan.
   *
   * @param files files whose bytes were read, Delta logs included
   * @param rows rows of Parquet files that were decoded and read
   * @param hits files, tables and folders that still name the person
   */
  public record Scan(long files, long rows, List<String> hits) {}
}
