package org.kith.jobs.cli.bench;

import picocli.CommandLine.Option;

/** What each process that is measured has: options of all comparisons. */
final class ProcessOptions {

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads that each process may use. Default: ${DEFAULT-VALUE}.")
  int threads;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "4g",
      description = "Largest heap of each process. Default: ${DEFAULT-VALUE}.")
  String heap;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Start of the random generator. Default: ${DEFAULT-VALUE}.")
  long seed;
}
