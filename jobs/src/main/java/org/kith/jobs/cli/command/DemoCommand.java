package org.kith.jobs.cli.command;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.LakeSession;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.view.SummaryText;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.world.base.WorldSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code kith demo}: a simulated brand and a night on it, so that a newcomer sees it all at work.
 */
@Command(
    name = "demo",
    description = "Makes a simulated brand, runs a night on it, and says where to look.",
    sortOptions = false,
    footer = {
      "",
      "The brand is written to demo/ beside the lake, and used again as long as its size is "
          + "asked for.",
      "",
      "Examples:",
      "  kith demo",
      "  kith demo --scale .05 --days 365",
      "  kith demo --lake /tmp/try/lake --json"
    })
final class DemoCommand implements Callable<Integer> {

  private static final double LARGEST_SMALL_SCALE = 1;

  private final Session session;

  @Option(
      names = "--scale",
      paramLabel = "F",
      defaultValue = "0.3",
      description = "1 for 10,000 people. Default: ${DEFAULT-VALUE}.")
  private double scale;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Start of the random generator. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "730",
      description = "Days of history. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(names = "--fresh", description = "Make the brand anew, even if it is there.")
  private boolean fresh;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LocalDate end = LocalDate.parse(WorldCommand.LAST_DAY);
    DemoWorld world = DemoWorld.besideLake(session.common().lake());
    WorldSettings size = WorldCommand.settings("demo", scale, seed, days, end);
    Configuration configuration = session.configuration(Map.of("data", world.data().toString()));
    Supplier<SparkSession> spark = session.spark(settings(configuration));
    world.ensure(size, fresh, (settings, draft) -> session.rooms().world(spark, settings, draft));
    LocalDate asOf = session.common().asOf() == null ? end : session.common().asOf();
    NightSummary summary =
        session
            .rooms()
            .night(
                spark,
                new NightRequest(
                    configuration,
                    session.common().lake(),
                    asOf,
                    Optional.empty(),
                    Optional.empty(),
                    session.watch()));
    session.print(summary, SummaryText.of(summary));
    return NightlyCommand.statusOf(summary);
  }

  private Map<String, String> settings(Configuration configuration) {
    if (scale > LARGEST_SMALL_SCALE) {
      return configuration.kith().spark();
    }
    Map<String, String> settings = new HashMap<>(LakeSession.SMALL_WORK);
    settings.putAll(configuration.kith().spark());
    return settings;
  }
}
