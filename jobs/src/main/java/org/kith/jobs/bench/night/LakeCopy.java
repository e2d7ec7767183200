package org.kith.jobs.bench.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lake beside another one, with the same files, on which a night may run that the other is to
 * know nothing of. Gone when closed.
 *
 * @param root its folder
 */
record LakeCopy(Path root) implements AutoCloseable {

  /** Copies a lake of the local file system. */
  static LakeCopy of(Path lake) {
    Path root = lake.resolveSibling(lake.getFileName() + ".next");
    try (Stream<Path> found = Files.walk(lake)) {
      for (Path from : (Iterable<Path>) found::iterator) {
        Files.copy(from, root.resolve(lake.relativize(from).toString()));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot copy " + lake, cause);
    }
    return new LakeCopy(root);
  }

  /** The folder's name. */
  String name() {
    return root.getFileName().toString();
  }

  @Override
  public void close() {
    try (Stream<Path> found = Files.walk(root)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot delete " + root, cause);
    }
  }
}
