package org.kith.jobs.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.jobs.cli.session.Operations;
import org.kith.jobs.erase.Certificate;
import org.kith.jobs.release.Difference;
import org.kith.jobs.release.Rollback;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.standing.StandingFigures;

/** An operator's rooms that answer at once, without Spark. */
class FakeOperations implements Operations {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  @Override
  public Rollback.Result rollback(
      Supplier<SparkSession> spark, String lake, Optional<String> release, Optional<String> why) {
    return new Rollback.Result("r2", release.orElse("r1"), DAY, 3, Map.of("taste", "v1"));
  }

  @Override
  public Difference diff(
      Supplier<SparkSession> spark, String lake, ZoneId zone, String from, String to) {
    return new Difference(
        new Difference.Side(1, from, DAY, DAY, Map.of()),
        new Difference.Side(2, to, DAY, DAY, Map.of()),
        List.of(new Difference.Cause("configuration", "tags")),
        Map.of("tags", new Difference.Rows(3, 2, 1)),
        Map.of("orders", new Difference.SourceRows(5, 0, 4)),
        Map.of("win-back", new Difference.Members(1, 2, 0)));
  }

  @Override
  public Certificate erase(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String person,
      Path removals,
      Optional<LocalDate> day) {
    boolean found = person.equals("member:found-again");
    return new Certificate(
        "e1",
        day.orElse(DAY),
        !found,
        Map.of("orders", 3L),
        0,
        7,
        List.of("r2"),
        List.of("win-back/r2/csv"),
        List.of("removals/win-back.r2.csv.remove.csv"),
        List.of(new Certificate.Retraining("taste", "v1", DAY.plusDays(30))),
        new Certificate.Scan(10, 100, found ? List.of("tables/tags") : List.of()));
  }

  @Override
  public StandingFigures report(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String period,
      Optional<LocalDate> day) {
    return new StandingFigures(
        "Tea",
        period,
        DAY,
        day.orElse(DAY),
        "r1",
        List.of(),
        new StandingFigures.Sales(4, 3, 100),
        new StandingFigures.Sales(2, 2, 50),
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        "",
        Map.of("html", "lake/reports/week.html"));
  }
}
