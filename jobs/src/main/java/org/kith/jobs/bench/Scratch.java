package org.kith.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for what a measurement writes; it goes when the measurement ends, or the process by a
 * signal.
 */
public final class Scratch implements AutoCloseable {

  private final Path folder;
  private final Thread atExit = new Thread(this::removeQuietly, "kith-bench-scratch");

  /** Makes one under the system's folder for temporary files. */
  public Scratch() {
    try {
      folder = Files.createTempDirectory("kith-bench");
    } catch (IOException cause) {
      throw new UncheckedIOException("no temporary folder can be made", cause);
    }
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** The path of something in it, which does not exist yet. */
  public String path(String name) {
    return folder.resolve(name).toString();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      return;
    }
    try {
      remove();
    } catch (IOException cause) {
      throw new UncheckedIOException(
          "the temporary folder " + folder + " cannot be removed", cause);
    }
  }

  private void remove() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  private void removeQuietly() {
    try {
      remove();
    } catch (IOException | UncheckedIOException stillWrittenTo) {
      // The system clears its folder for temporary files.
    }
  }
}
