package org.kith.jobs.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.kith.features.error.Problem;
import org.kith.jobs.cli.session.Misuse;
import org.kith.jobs.world.base.WorldSettings;

/**
 * The demo's simulated brand on disk, made once for each size.
 *
 * <p>It is written beside its place and renamed into it, with a note of its size, so that a world
 * that was killed half-way is never taken for a whole one.
 */
final class DemoWorld {

  private static final String NOTE = "made-as.txt";

  private final Path folder;

  DemoWorld(Path folder) {
    this.folder = folder;
  }

  /**
   * Where the world of a lake is: {@code demo} beside it, or here where it is not on this machine.
   */
  static DemoWorld besideLake(String lake) {
    String path = lake.startsWith("file:") ? lake.replaceFirst("^file:/*", "/") : lake;
    Path parent = path.contains(":") ? null : Path.of(path).getParent();
    return new DemoWorld(parent == null ? Path.of("demo") : parent.resolve("demo").normalize());
  }

  Path data() {
    return folder.resolve("data");
  }

  /**
   * Makes the world unless one of that size is there.
   *
   * @param size what it is to be
   * @param anew whether to make it even then
   * @param write makes a world of that size in a folder
   * @throws Problem {@code USAGE} when the folder holds something else; it is left alone
   */
  void ensure(WorldSettings size, boolean anew, BiConsumer<WorldSettings, Path> write) {
    String words =
        "scale %s, seed %d, %d days to %s%n"
            .formatted(size.scale(), size.seed(), size.days(), size.end());
    try {
      if (Files.exists(folder) && !Files.exists(folder.resolve(NOTE))) {
        throw Misuse.of(
            "demo",
            folder + " is there and was not made by this command",
            "Move it away, or choose another place with --lake.");
      }
      if (!anew && Files.exists(folder) && Files.readString(folder.resolve(NOTE)).equals(words)) {
        return;
      }
      Path draft = folder.resolveSibling(folder.getFileName() + ".part");
      delete(draft);
      write.accept(size, draft);
      Files.createDirectories(draft);
      Files.writeString(draft.resolve(NOTE), words);
      delete(folder);
      Files.move(draft, folder);
    } catch (IOException cause) {
      throw new UncheckedIOException("the demo's world cannot be written under " + folder, cause);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      List<Path> deepestFirst;
      try (Stream<Path> paths = Files.walk(tree)) {
        deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
