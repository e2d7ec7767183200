package org.kith.jobs.night.shelf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;

/** Deletes the versions of models of which no release that is kept has a card. */
public final class ModelRetention {

  private ModelRetention() {}

  /**
   * Deletes them.
   *
   * @param kept what stays readable
   * @return how many versions went
   */
  public static int allBut(Lake lake, List<Pins> kept) {
    Set<Path> named = new HashSet<>();
    for (Pins pins : kept) {
      for (Row card :
          lake.readOrEmpty(Table.MODELS, pins).select("model", "version").collectAsList()) {
        named.add(new Path(card.getString(0), card.getString(1)));
      }
    }
    Path models = new Path(lake.root(), "models");
    try {
      FileSystem files = models.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
      int gone = 0;
      for (Path model : foldersIn(files, models)) {
        for (Path version : foldersIn(files, model)) {
          if (!named.contains(new Path(model.getName(), version.getName()))) {
            files.delete(version, true);
            gone++;
          }
        }
      }
      return gone;
    } catch (IOException cause) {
      throw new UncheckedIOException("models cannot be deleted from " + models, cause);
    }
  }

  private static List<Path> foldersIn(FileSystem files, Path folder) throws IOException {
    try {
      return Arrays.stream(files.listStatus(folder))
          .filter(FileStatus::isDirectory)
          .map(FileStatus::getPath)
          .toList();
    } catch (FileNotFoundException none) {
      return List.of();
    }
  }
}
