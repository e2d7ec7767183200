package org.kith.features.lake;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import scala.Console;

/**
 * Keeps the lake's tables as small as what releases pin: deletes at once and for good the data
 * files of every version that no release keeps, and what the logs say of the versions before.
 *
 * <p>Delta's own vacuum keeps the newest version alone; here the versions that releases pin stay
 * readable. All tables but the ledgers are overwritten whole, so that a version's files are those
 * that its commit added. Ledgers keep their rows: from time to time Delta lays their small files
 * together, without harm to whoever writes there meanwhile, and deletes those that have been out of
 * use for a week. Doing it again finishes what was cut off.
 */
public final class Purge {

  private static final Set<Table> LEDGERS =
      EnumSet.of(Table.RELEASES, Table.RUNS, Table.TOMBSTONES);

  private final Lake lake;

  public Purge(Lake lake) {
    this.lake = lake;
  }

  /**
   * Deletes what only other releases pinned.
   *
   * @param kept what stays readable
   * @return how many data files were deleted
   */
  public long allBut(List<Pins> kept) {
    return lake.steps().give("purge", () -> deletedBut(kept));
  }

  /**
   * Lays the small files of ledgers together.
   *
   * @param most files that a ledger may have without it
   */
  public void ledgers(int most) {
    for (Table ledger : LEDGERS) {
      OptionalLong newest = lake.commits(ledger).newestVersion();
      if (newest.isPresent()) {
        Pins pins = new Pins(Map.of(ledger, newest.getAsLong()));
        if (lake.filesOf(ledger, pins).size() > most) {
          lake.steps().take("compaction of " + ledger.tableName(), () -> compact(ledger));
          lake.commits(ledger).forgetBefore(newest.getAsLong() - CommitLog.COMMITS_SEARCHED);
        }
      }
    }
  }

  private long deletedBut(List<Pins> kept) {
    long deleted = 0;
    for (Table table : Table.values()) {
      if (!LEDGERS.contains(table)) {
        long[] versions =
            kept.stream()
                .filter(pins -> pins.has(table))
                .mapToLong(pins -> pins.versionOf(table).getAsLong())
                .distinct()
                .toArray();
        Set<String> names = new HashSet<>();
        for (long version : versions) {
          names.addAll(added(table, version));
        }
        deleted += delete(table, names);
        Arrays.stream(versions).min().ifPresent(lake.commits(table)::forgetBefore);
      }
    }
    return deleted;
  }

  private Set<String> added(Table table, long version) {
    try {
      return lake.commits(table).added(version);
    } catch (UncheckedIOException cause) {
      throw lake.damaged(table, version, cause);
    }
  }

  private void compact(Table ledger) {
    DeltaTable rows = DeltaTable.forPath(lake.spark(), lake.folderOf(ledger).toString());
    rows.optimize().executeCompaction();
    // It tells how many files went on standard output, which is for results.
    Console.withOut(System.err, rows::vacuum);
  }

  /** Deletes a table's data files but those named; tells how many. */
  private long delete(Table table, Set<String> but) {
    long deleted = 0;
    Path folder = lake.folderOf(table);
    try {
      FileSystem files = folder.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
      for (Path file : dataFiles(files, folder)) {
        if (!but.contains(file.getName())) {
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
