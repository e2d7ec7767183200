package org.kith.jobs.cli.portal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kith portal account}: it lists what can be done with accounts. */
@Command(
    name = "account",
    description = "Who may log in.",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Example:", "  echo 'a long password' | kith portal account add an --team crm"})
final class AccountCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
