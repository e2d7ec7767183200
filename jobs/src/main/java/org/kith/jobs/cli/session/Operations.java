package org.kith.jobs.cli.session;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.jobs.erase.Certificate;
import org.kith.jobs.release.Difference;
import org.kith.jobs.release.Rollback;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.standing.StandingFigures;

/** What an operator does with what stands; each takes Spark as {@link Rooms} does. */
public interface Operations {

  /**
   * Leads readers back to a release.
   *
   * @param release id or sequence; empty for the one before the newest
   */
  Rollback.Result rollback(
      Supplier<SparkSession> spark, String lake, Optional<String> release, Optional<String> reason);

  /** Compares two releases, each by id or sequence. */
  Difference diff(Supplier<SparkSession> spark, String lake, ZoneId zone, String from, String to);

  /**
   * Forgets a person.
   *
   * @param removals folder outside the lake for the platforms' remove files
   * @param day of the request; empty for the newest release's
   */
  Certificate erase(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String person,
      Path removals,
      Optional<LocalDate> day);

  /**
   * Writes a standing report.
   *
   * @param period {@code day}, {@code week} or {@code month}
   * @param day its last day; empty for the newest release's
   */
  StandingFigures report(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String period,
      Optional<LocalDate> day);
}
