package org.kith.jobs.settings.yaml;

/**
 * Where a setting is written.
 *
 * @param file the file as a person would name it, or {@code --set}
 * @param line line in it from 1; 0 where there are no lines
 */
public record Place(String file, int line) {

  /** The command line. */
  public static final Place COMMAND_LINE = new Place("--set", 0);

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
