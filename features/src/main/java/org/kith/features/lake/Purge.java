package org.kith.features.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Deletes the data files of every version that no release keeps, at once and for good.
 *
 * <p>Delta's own vacuum keeps the newest version alone; here the versions that releases pin stay
 * readable. Ledgers, which name nobody, are left alone. Doing it again finishes what was cut off.
 */
public final class Purge {

  private static final Set<Table> LEDGERS =
      EnumSet.of(Table.RELEASES, Table.RUNS, Table.TOMBSTONES);

  private final Lake lake;

  public Purge(Lake lake) {
    this.lake = lake;
  }

  /**
   * Deletes.
   *
   * @param kept what stays readable
   * @return how many files were deleted
   */
  public long allBut(List<Pins> kept) {
    return lake.steps().give("purge", () -> deletedBut(kept));
  }

  private long deletedBut(List<Pins> kept) {
    long deleted = 0;
    for (Table table : Table.values()) {
      if (!LEDGERS.contains(table)) {
        deleted += purge(table, kept);
      }
    }
    return deleted;
  }

  private long purge(Table table, List<Pins> kept) {
    Set<String> names = new HashSet<>();
    for (Pins pins : kept) {
      lake.filesOf(table, pins).forEach(file -> names.add(new Path(file).getName()));
    }
    long deleted = 0;
    Path folder = lake.folderOf(table);
    try {
      FileSystem files = folder.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
      for (Path file : dataFiles(files, folder)) {
        if (!names.contains(file.getName())) {
          files.delete(file, false);
          deleted++;
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot purge " + folder, cause);
    }
    return deleted;
  }

  private static List<Path> dataFiles(FileSystem files, Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (files.exists(folder)) {
      Arrays.stream(files.listStatus(folder))
          .filter(FileStatus::isFile)
          .map(FileStatus::getPath)
          .filter(path -> path.getName().endsWith(".parquet"))
          .forEach(found::add);
    }
    return found;
  }
}
