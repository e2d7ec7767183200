package org.kith.jobs.cli.session;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before the command's name or after it. */
public final class Common {

  @Option(
      names = "--conf",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      defaultValue = "${sys:kith.conf:-conf}",
      description = "Folder with kith.yaml. Default: the project's own conf/.")
  private Path conf;

  @Option(
      names = "--lake",
      scope = ScopeType.INHERIT,
      paramLabel = "URI",
      defaultValue = "./lake",
      description = "The lake: a folder, or a file:, hdfs: or s3a: URI. Default: ${DEFAULT-VALUE}.")
  private String lake;

  @Option(
      names = "--as-of",
      scope = ScopeType.INHERIT,
      paramLabel = "DATE",
      description =
          "Business date that the run speaks for, yyyy-MM-dd; a run never asks the clock.")
  private LocalDate asOf;

  @Option(
      names = "--set",
      scope = ScopeType.INHERIT,
      paramLabel = "KEY=VALUE",
      description =
          "Fills $${KEY} in the configuration, or overrides the setting of that path, such as "
              + "gates.max-bad-rows=0.1 or segments/win-back.holdout=0.2. Repeatable.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--master",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description =
          "Spark master: local[N], or spark://HOST:PORT to submit to a cluster. Default: local[*].")
  private String master;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the result as one JSON document on stdout.")
  private boolean json;

  @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Print no progress.")
  private boolean quiet;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Print the version.")
  private boolean version;

  /** The configuration's folder. */
  public Path conf() {
    return conf;
  }

  /** The lake's URI. */
  public String lake() {
    return lake;
  }

  /** The day asked for; null when none is. */
  public LocalDate asOf() {
    return asOf;
  }

  /** What {@code --set} gives, by key. */
  public Map<String, String> set() {
    return set;
  }

  /** The master asked for; null when none is. */
  public String master() {
    return master;
  }

  /** Whether the result is wanted as JSON. */
  public boolean json() {
    return json;
  }

  /** Whether no progress is wanted. */
  public boolean quiet() {
    return quiet;
  }

  /** Whether stack traces are wanted. */
  public boolean debug() {
    return debug;
  }

  /**
   * The configuration that the options name.
   *
   * @param given what the command itself sets; yields to {@code --set}
   */
  public Configuration configuration(Map<String, String> given, Terminal terminal) {
    Map<String, String> all = new LinkedHashMap<>(given);
    all.putAll(set);
    return ConfReader.read(conf, all, terminal.environment());
  }
}
