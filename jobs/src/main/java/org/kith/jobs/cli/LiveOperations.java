package org.kith.jobs.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Releases;
import org.kith.jobs.cli.session.Operations;
import org.kith.jobs.release.Difference;
import org.kith.jobs.release.ReleaseDiff;
import org.kith.jobs.release.Rollback;

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
}
