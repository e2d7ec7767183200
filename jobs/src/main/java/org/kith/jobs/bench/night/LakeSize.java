package org.kith.jobs.bench.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How large a lake of the local file system is.
 *
 * @param files that it has, Delta's logs included
 * @param bytes in them
 */
record LakeSize(long files, long bytes) {

  static LakeSize of(Path lake) {
    try (Stream<Path> found = Files.walk(lake)) {
      List<Path> files = found.filter(Files::isRegularFile).toList();
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return new LakeSize(files.size(), bytes);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot look through " + lake, cause);
    }
  }
}
