package org.kith.jobs.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import org.kith.jobs.cli.session.Terminal;
import org.kith.jobs.cli.view.Json;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells why a command failed, in a line: {@code kith: what and where · found · what to do}.
 *
 * <p>A {@link Problem} speaks for itself. Whatever else is thrown is a defect of ours; its message
 * is shown only with {@code --debug}, since a library's words may quote a person's data.
 */
final class Failure {

  private static final int DEFECT = 1;
  private static final int LONGEST_CHAIN = 50;

  private final Terminal terminal;

  Failure(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Prints the line, or a line for each fault of a configuration. Says nothing of what fails
   * because the process is ending.
   *
   * @param command what was run, such as {@code kith nightly}
   * @param debug whether the stack trace is wanted too
   * @param json whether the same is wanted as one JSON document on standard output
   * @return the exit status
   */
  int report(String command, Throwable thrown, boolean debug, boolean json) {
    if (isEnding() && !debug) {
      return DEFECT;
    }
    Optional<Problem> problem = problemIn(thrown);
    String words = problem.map(Throwable::getMessage).orElseGet(() -> defect(command, thrown));
    words.lines().forEach(line -> terminal.err().println("kith: " + line));
    if (debug) {
      thrown.printStackTrace(terminal.err());
    }
    int exit = problem.map(p -> p.code().exitStatus()).orElse(DEFECT);
    if (json) {
      Notice notice = new Notice(problem.map(p -> p.code().name()).orElse("DEFECT"), exit, words);
      terminal.out().println(Json.of(Map.of("problem", notice)));
    }
    return exit;
  }

  /**
   * A failure as scripts read it.
   *
   * @param code stable name of the problem; {@code DEFECT} for what nobody outside can put right
   * @param exit the status with which the command ends
   * @param message the line, or a line for each fault
   */
  private record Notice(String code, int exit, String message) {}

  /** Says that a signal ends the process. */
  void reportSignal() {
    terminal
        .err()
        .println(
            "kith: kith · is stopped by a signal · Run the same command again; a night goes on"
                + " after the last stage that it finished.");
  }

  /** Whether the process is ending, by a signal or by an exit that has begun. */
  static boolean isEnding() {
    Thread probe = new Thread(() -> {}, "kith-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException ending) {
      return true;
    }
  }

  /** A command line that cannot be read, as a problem in the grammar of all others. */
  static Problem usage(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    return new Problem(
        Problem.Code.USAGE, name, decapitalized(fault), remedy(fault, command, name), fault);
  }

  private static String decapitalized(ParameterException fault) {
    String words = fault.getMessage().lines().findFirst().orElse("cannot be read");
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private static String remedy(ParameterException fault, CommandLine command, String name) {
    String help = "Run '%s --help'.".formatted(name);
    if (!(fault instanceof UnmatchedArgumentException unmatched)) {
      return help;
    }
    String wrong = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
    Stream<String> options =
        command.getCommandSpec().options().stream().flatMap(o -> Arrays.stream(o.names()));
    Stream<String> commands = command.getSubcommands().keySet().stream();
    return NearestName.hint(wrong, Stream.concat(options, commands).toList(), help);
  }

  private static Optional<Problem> problemIn(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(LONGEST_CHAIN)
        .filter(Problem.class::isInstance)
        .map(Problem.class::cast)
        .findFirst();
  }

  private static String defect(String command, Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; root.getCause() != null && depth < LONGEST_CHAIN; depth++) {
      root = root.getCause();
    }
    if (root instanceof OutOfMemoryError) {
      return command + " · ran out of memory · Give it more, such as KITH_HEAP=8g.";
    }
    String said = root instanceof IOException ? ": " + root.getMessage() : "";
    return "%s · failed with %s%s%s · Run it again with --debug to see why, and report it."
        .formatted(command, root.getClass().getSimpleName(), said, place(root));
  }

  private static String place(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("org.kith."))
        .findFirst()
        .map(frame -> " at %s:%d".formatted(frame.getFileName(), frame.getLineNumber()))
        .orElse("");
  }
}
