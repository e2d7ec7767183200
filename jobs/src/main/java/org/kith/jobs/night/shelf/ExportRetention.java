package org.kith.jobs.night.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.kith.jobs.destination.Exports;

/** Deletes the files of exports on the day on which their segment's retention ends. */
public final class ExportRetention {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ExportRetention() {}

  /**
   * An export that is gone.
   *
   * @param segment whose people it held
   * @param release the night that wrote it
   * @param destination whom it was for
   * @param deleteOn the day on which its retention ended, as its manifest said
   */
  public record Expired(String segment, String release, String destination, String deleteOn) {}

  /**
   * Deletes what has come to its end.
   *
   * @param lake its root
   * @param day exports that were to be deleted on it or before go
   * @return those that went, in order of segment, release and destination
   */
  public static List<Expired> apply(Path lake, Configuration hadoop, LocalDate day) {
    Path exports = new Path(lake, "exports");
    List<Expired> gone = new ArrayList<>();
    try {
      FileSystem files = exports.getFileSystem(hadoop);
      for (Path segment : below(files, exports)) {
        for (Path release : below(files, segment)) {
          for (Path destination : below(files, release)) {
            String deleteOn = deleteOn(files, destination);
            if (deleteOn != null && !LocalDate.parse(deleteOn).isAfter(day)) {
              files.delete(destination, true);
              gone.add(
                  new Expired(
                      segment.getName(), release.getName(), destination.getName(), deleteOn));
            }
          }
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("exports cannot be deleted from " + exports, cause);
    }
    gone.sort(
        Comparator.comparing(Expired::segment)
            .thenComparing(Expired::release)
            .thenComparing(Expired::destination));
    return gone;
  }

  private static List<Path> below(FileSystem files, Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (files.exists(folder)) {
      for (FileStatus status : files.listStatus(folder)) {
        if (status.isDirectory() && !status.getPath().getName().startsWith(".")) {
          found.add(status.getPath());
        }
      }
    }
    return found;
  }

  private static String deleteOn(FileSystem files, Path folder) throws IOException {
    try (InputStream in = files.open(new Path(folder, Exports.MANIFEST))) {
      JsonNode day = JSON.readTree(in).path("delete_on");
      return day.isTextual() ? day.asText() : null;
    } catch (FileNotFoundException unfinished) {
      return null;
    }
  }
}
