package org.kith.jobs.night.shelf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.kith.features.lake.Lake;

/** Deletes the people of releases that nobody can read, {@code LAKE/shelf/RELEASE}. */
public final class CrowdRetention {

  private CrowdRetention() {}

  /**
   * Deletes them.
   *
   * @param kept ids of the releases that stay readable
   * @return of how many releases they went
   */
  public static int allBut(Lake lake, Set<String> kept) {
    Path shelf = new Path(lake.root(), "shelf");
    try {
      FileSystem files = shelf.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
      int gone = 0;
      for (FileStatus release : files.listStatus(shelf)) {
        if (!kept.contains(release.getPath().getName())) {
          files.delete(release.getPath(), true);
          gone++;
        }
      }
      return gone;
    } catch (FileNotFoundException none) {
      return 0;
    } catch (IOException cause) {
      throw new UncheckedIOException("people cannot be deleted from " + shelf, cause);
    }
  }
}
