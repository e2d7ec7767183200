package org.kith.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.kith.jobs.cli.command.Commands;
import org.kith.jobs.cli.session.Common;
import org.kith.jobs.cli.session.Rooms;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.session.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command {@code kith} itself: it lists the others. */
@Command(
    name = "kith",
    description = "Recommendations and audiences from a brand's own transactions and social data.",
    synopsisSubcommandLabel = "COMMAND",
    synopsisHeading = "Usage: ",
    commandListHeading = "%nCommands:%n",
    version = "kith 1.0",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kith demo",
      "  kith nightly --as-of 2026-06-30",
      "  kith nightly --conf conf/examples/lastfm --set data=DIR --as-of 2011-06-01",
      "  kith --master spark://HOST:7077 nightly --as-of 2026-06-30",
      "",
      "Exit status: 0 done, 2 usage or configuration, 3 input, 4 a gate refused, "
          + "5 another run is active, 143 stopped by a signal, 1 anything else."
    })
final class Kith implements Runnable {

  @Mixin final Common common = new Common();

  private final Terminal terminal;
  private Session session;

  private Kith(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Runs one command line.
   *
   * @return its exit status
   */
  static int run(String[] arguments, Rooms rooms, Terminal terminal) {
    Kith kith = new Kith(terminal);
    CommandLine line = commandLine(kith, rooms);
    Failure failure = new Failure(terminal);
    line.setParameterExceptionHandler(
        (fault, given) ->
            failure.report(
                "kith",
                Failure.usage(fault),
                List.of(given).contains("--debug"),
                List.of(given).contains("--json")));
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) ->
            failure.report(
                command.getCommandSpec().qualifiedName(),
                thrown instanceof CommandLine.ParameterException usage
                    ? Failure.usage(usage)
                    : thrown,
                kith.common.debug(),
                kith.common.json() && !kith.hasPrinted()));
    line.setExecutionStrategy(parsed -> kith.execute(parsed, arguments));
    return line.execute(arguments);
  }

  /** The whole command line, without anything run. */
  static CommandLine commandLine(Terminal terminal, Rooms rooms) {
    return commandLine(new Kith(terminal), rooms);
  }

  /** Whether the command has printed its document, which then says itself what was refused. */
  private boolean hasPrinted() {
    return session != null && session.hasPrinted();
  }

  private static CommandLine commandLine(Kith kith, Rooms rooms) {
    Session session = new Session(kith.common, kith.terminal, rooms);
    kith.session = session;
    CommandLine line = new CommandLine(kith);
    Commands.of(session).forEach(line::addSubcommand);
    line.registerConverter(LocalDate.class, Kith::date);
    line.setOut(new PrintWriter(kith.terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(kith.terminal.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpAutoWidth(true);
    line.setUsageHelpLongOptionsMaxWidth(28);
    return line;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDate) {
      throw new CommandLine.TypeConversionException(
          "'%s' is no day; it must be one such as 2026-06-30".formatted(text));
    }
  }

  private int execute(ParseResult parsed, String[] arguments) {
    boolean runs = parsed.hasSubcommand() && !CommandLine.printHelpIfRequested(parsed);
    if (!runs && parsed.hasSubcommand()) {
      return 0;
    }
    return runs && Submission.isNeeded(common.master())
        ? Submission.run(arguments, common.master())
        : new RunLast().execute(parsed);
  }

  @Override
  public void run() {
    CommandLine.usage(this, terminal.out());
  }
}
