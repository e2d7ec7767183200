package org.kith.jobs.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Releases;
import org.kith.features.vault.Keyring;
import org.kith.jobs.cli.session.Operations;
import org.kith.jobs.destination.DestinationDefinition;
import org.kith.jobs.erase.Certificate;
import org.kith.jobs.erase.Erase;
import org.kith.jobs.night.Keys;
import org.kith.jobs.release.Difference;
import org.kith.jobs.release.ReleaseDiff;
import org.kith.jobs.release.Rollback;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.standing.StandingFigures;
import org.kith.jobs.standing.StandingReport;

/** The operator's rooms themselves. */
final class LiveOperations implements Operations {

  @Override
  public Rollback.Result rollback(
      Supplier<SparkSession> spark,
      String lake,
      Optional<String> release,
      Optional<String> reason) {
    return Rollback.to(new Lake(spark.get(), lake), release, reason);
  }

  @Override
  public Difference diff(
      Supplier<SparkSession> spark, String lake, ZoneId zone, String from, String to) {
    Lake opened = new Lake(spark.get(), lake);
    Releases releases = new Releases(opened);
    return ReleaseDiff.between(opened, releases.named(from), releases.named(to), zone);
  }

  @Override
  public Certificate erase(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String person,
      Path removals,
      Optional<LocalDate> day) {
    Keyring keyring = Keys.of(configuration.kith(), System.getenv());
    Set<String> regions =
        configuration.destinations().stream()
            .map(DestinationDefinition::region)
            .collect(Collectors.toSet());
    return new Erase(new Lake(spark.get(), lake), keyring, removals, regions).of(person, day);
  }

  @Override
  public StandingFigures report(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String period,
      Optional<LocalDate> day) {
    return StandingReport.write(new Lake(spark.get(), lake), configuration, period, day);
  }
}
