package org.kith.jobs.cli.session;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command writes to and what surrounds it.
 *
 * @param out results
 * @param err progress, and why a command failed
 * @param interactive whether a person watches {@code err}
 * @param environment variables of the process
 */
public record Terminal(
    PrintStream out, PrintStream err, boolean interactive, Map<String, String> environment) {

  /** The process's own streams, in UTF-8 whatever the locale; the launcher says who watches. */
  public static Terminal ofProcess() {
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Boolean.getBoolean("kith.terminal"),
        System.getenv());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Whether traces are wanted even where no command line could be read. */
  public boolean debug() {
    return environment.containsKey("KITH_DEBUG");
  }
}
