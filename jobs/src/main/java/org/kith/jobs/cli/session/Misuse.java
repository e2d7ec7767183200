package org.kith.jobs.cli.session;

import org.kith.features.error.Problem;

/** A command line that asks for what cannot be. */
public final class Misuse {

  private Misuse() {}

  /**
   * The problem, to be thrown.
   *
   * @param command name of the command, without {@code kith}
   * @param found what was asked for
   * @param remedy what to do, as an imperative sentence
   */
  public static Problem of(String command, String found, String remedy) {
    return new Problem(Problem.Code.USAGE, "kith " + command, found, remedy);
  }
}
