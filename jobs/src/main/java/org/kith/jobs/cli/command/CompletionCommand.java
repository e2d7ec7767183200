package org.kith.jobs.cli.command;

import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Session;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kith completion}: lets bash complete commands and options. */
@Command(
    name = "completion",
    description = "Prints a script by which bash completes commands and options.",
    sortOptions = false,
    footer = {"", "Example:", "  source <(jobs/bin/kith completion)"})
final class CompletionCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.terminal().out().print(AutoComplete.bash("kith", spec.root().commandLine()));
    return 0;
  }
}
