package org.kith.jobs.cli.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kith.features.error.Problem;
import org.kith.features.error.SettingFault;
import org.kith.jobs.bench.child.ChildFailure;

/**
 * What the commands of {@code bench} have of the program around them.
 *
 * @param print prints a result: the document for scripts, or the words for people
 * @param progress prints how far it is
 * @param trouble prints the last lines of a process that failed
 * @param conf folder with the brand's configuration
 * @param set values that fill or override it
 */
public record BenchDesk(
    BiConsumer<Object, String> print,
    Consumer<String> progress,
    Consumer<String> trouble,
    Supplier<Path> conf,
    Supplier<Map<String, String>> set) {

  /**
   * Measures and prints; of a process that failed its last lines are printed before.
   *
   * @param words of the result, for people
   * @return the exit status
   */
  <R> int measured(Supplier<R> bench, Function<R, String> words) {
    try {
      R report = bench.get();
      print.accept(report, words.apply(report));
      return 0;
    } catch (ChildFailure failure) {
      failure.lastLines().forEach(trouble);
      throw failure;
    }
  }

  /** What a command is asked, where its options are within their ranges. */
  static <R> R request(String command, Supplier<R> made) {
    try {
      return made.get();
    } catch (SettingFault fault) {
      throw misuse(
          command,
          "--%s is %s; it must be %s".formatted(fault.key(), fault.found(), fault.legal()));
    }
  }

  /** A command line that asks for what cannot be measured. */
  static Problem misuse(String command, String found) {
    return new Problem(Problem.Code.USAGE, command, found, "Run '%s --help'.".formatted(command));
  }
}
