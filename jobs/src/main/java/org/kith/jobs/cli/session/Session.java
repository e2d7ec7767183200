package org.kith.jobs.cli.session;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.LakeSession;
import org.kith.jobs.cli.bench.BenchDesk;
import org.kith.jobs.cli.evaluate.EvaluateDesk;
import org.kith.jobs.cli.portal.PortalDesk;
import org.kith.jobs.cli.view.Json;
import org.kith.jobs.cli.view.Watch;
import org.kith.jobs.settings.Configuration;

/** One run of the program: its options, its terminal, and Spark once somebody needs it. */
public final class Session {

  private final Common common;
  private final Terminal terminal;
  private final Rooms rooms;
  private boolean hasPrinted;
  private Watch watch;
  private SparkSession opened;

  public Session(Common common, Terminal terminal, Rooms rooms) {
    this.common = common;
    this.terminal = terminal;
    this.rooms = rooms;
  }

  /** The options that every command takes. */
  public Common common() {
    return common;
  }

  /** What the command writes to. */
  public Terminal terminal() {
    return terminal;
  }

  /** What the command calls, of the day asked for. */
  public Rooms rooms() {
    return common.asOf() == null ? rooms : rooms.asOf(common.asOf());
  }

  /** The configuration that the options name. */
  public Configuration configuration() {
    return configuration(Map.of());
  }

  /** As {@link #configuration()}, over what the command itself sets. */
  public Configuration configuration(Map<String, String> given) {
    return common.configuration(given, terminal);
  }

  /** Where stages are told: a bar, lines, or nowhere. */
  public Watch watch() {
    if (watch == null) {
      watch =
          common.quiet()
              ? Watch.silent()
              : terminal.interactive() ? Watch.bar(terminal.err()) : Watch.lines(terminal.err());
    }
    return watch;
  }

  /**
   * Opens Spark when it is first asked; the brand's own settings are laid over the built-in ones.
   */
  public Supplier<SparkSession> spark(Map<String, String> settings) {
    return () -> {
      if (opened != null) {
        return opened;
      }
      boolean submitted = System.getProperty("spark.master") != null;
      String master = common.master() == null && !submitted ? "local[*]" : common.master();
      watch().starting();
      opened = LakeSession.open(master, settings);
      watch().tasksOf(opened);
      return opened;
    };
  }

  /** What the commands of {@code evaluate} work with. */
  public EvaluateDesk evaluateDesk() {
    return new EvaluateDesk(
        () -> spark(Map.of()).get(),
        this::print,
        this::tell,
        common::lake,
        () -> configuration(Map.of()));
  }

  /** What the commands of {@code bench} work with. */
  public BenchDesk benchDesk() {
    return new BenchDesk(
        this::print, this::tell, terminal.err()::println, common::conf, common::set);
  }

  /** What the commands of {@code portal} work with. */
  public PortalDesk portalDesk() {
    return new PortalDesk(this::print, this::tell, common::lake, System.in);
  }

  private void tell(String words) {
    if (!common.quiet()) {
      terminal.err().println(words);
    }
  }

  /** Whether a result was printed. */
  public boolean hasPrinted() {
    return hasPrinted;
  }

  /** Prints a result: as one JSON document, or in the words given. */
  public void print(Object result, String words) {
    watch().close();
    hasPrinted = true;
    terminal.out().println(common.json() ? Json.of(result) : words.stripTrailing());
  }
}
