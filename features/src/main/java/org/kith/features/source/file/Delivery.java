package org.kith.features.source.file;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.kith.features.error.Problem;
import org.kith.features.lake.door.ForeignTable;

/**
 * Finds the files that a path or glob names, on any file system that Hadoop knows.
 *
 * @param source name of the source, for messages
 * @param dataFolder folder under which relative paths lie
 * @param hadoop settings of the file systems
 */
public record Delivery(String source, String dataFolder, Configuration hadoop) {

  /**
   * The files, in order of name; a folder stands for all files under it. What a name hides that
   * begins with a dot or an underscore, its own or that of a folder below the path, is no data.
   *
   * @param path path or glob, under the data folder unless absolute
   * @param completeMarker file that must stand in each folder that holds some of them; null for
   *     none
   * @return empty when there is no such file
   * @throws Problem {@code INPUT_MISSING} when a file has no bytes, a marker is absent, or the path
   *     cannot be listed
   */
  public List<InputFile> files(String path, String completeMarker) {
    try {
      List<FileStatus> found = matching(new Path(new Path(root()), path));
      refuseGrowing(found, completeMarker);
      List<InputFile> files = new ArrayList<>();
      for (FileStatus file : found) {
        if (!file.getPath().getName().equals(completeMarker)) {
          files.add(named(file));
        }
      }
      files.sort(Comparator.comparing(InputFile::name));
      refuseEmpty(files);
      return files;
    } catch (IOException cause) {
      throw unlisted(path, cause);
    }
  }

  /**
   * The data files of the newest version of a Delta table, in order of name. Where rows of a file
   * are deleted its name says by which deletion vector.
   *
   * @param path the table's folder, under the data folder unless absolute
   * @return empty when there is no such table, or none with a file
   */
  public List<InputFile> filesOfTable(String path) {
    return table(path)
        .map(table -> table.files().stream().map(this::named).toList())
        .orElse(List.of());
  }

  /** The newest version of the Delta table in a folder; empty when there is none. */
  public Optional<ForeignTable> table(String path) {
    Path folder = new Path(new Path(root()), path);
    try {
      return ForeignTable.newest(folder.toString(), hadoop);
    } catch (IOException cause) {
      throw unlisted(path, cause);
    }
  }

  private InputFile named(ForeignTable.DataFile file) {
    String name = nameOf(new Path(file.uri()));
    return new InputFile(
        file.uri(),
        file.deletions() == null ? name : name + " without " + file.deletions(),
        file.bytes());
  }

  /** That a source has no file, or none with a row in it. */
  public Problem missing(String path, String found) {
    return new Problem(
        Problem.Code.INPUT_MISSING,
        "source %s, %s under %s".formatted(source, path, dataFolder),
        found,
        "Deliver the file, correct the source's path, or say 'optional: true' in its contract.");
  }

  private Problem unlisted(String path, IOException cause) {
    return new Problem(
        Problem.Code.INPUT_MISSING,
        "source %s, %s under %s".formatted(source, path, dataFolder),
        "it cannot be listed: " + cause.getMessage(),
        "Let this run read it, or correct 'data' or the source's path; a file system's own jars,"
            + " such as hadoop-aws for s3a:, go into KITH_JARS.",
        cause);
  }

  private List<FileStatus> matching(Path glob) throws IOException {
    FileSystem system = glob.getFileSystem(hadoop);
    FileStatus[] matches = system.globStatus(glob);
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
      if (isHidden(match.getPath())) {
        continue;
      }
      if (match.isDirectory()) {
        RemoteIterator<LocatedFileStatus> inside = system.listFiles(match.getPath(), true);
        while (inside.hasNext()) {
          LocatedFileStatus file = inside.next();
          if (!isHiddenBelow(match.getPath(), file.getPath())) {
            files.add(file);
          }
        }
      } else {
        files.add(match);
      }
    }
    return files;
  }

  private static boolean isHiddenBelow(Path folder, Path file) {
    for (Path at = file; at != null && !at.equals(folder); at = at.getParent()) {
      if (isHidden(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHidden(Path path) {
    return path.getName().startsWith(".") || path.getName().startsWith("_");
  }

  private void refuseGrowing(List<FileStatus> files, String marker) throws IOException {
    if (marker == null) {
      return;
    }
    Set<Path> folders = new LinkedHashSet<>();
    files.forEach(file -> folders.add(file.getPath().getParent()));
    for (Path folder : folders) {
      if (!folder.getFileSystem(hadoop).exists(new Path(folder, marker))) {
        throw missing(
            nameOf(folder), "the delivery has not ended: there is no %s in it".formatted(marker));
      }
    }
  }

  private void refuseEmpty(List<InputFile> files) {
    for (InputFile file : files) {
      if (file.bytes() == 0) {
        throw missing(file.name(), "the file has no bytes");
      }
    }
  }

  private InputFile named(FileStatus file) {
    return new InputFile(file.getPath().toString(), nameOf(file.getPath()), file.getLen());
  }

  /** A file's path under the data folder, or all of it where it lies elsewhere. */
  String nameOf(Path path) {
    URI inside = root().relativize(path.toUri());
    return inside.isAbsolute() ? path.toString() : inside.getPath();
  }

  /** Hadoop speaks of an unknown host or an absent class as of a defect. */
  private FileSystem opened(Path folder) throws IOException {
    try {
      return folder.getFileSystem(hadoop);
    } catch (RuntimeException unknown) {
      throw new IOException(unknown.getMessage(), unknown);
    }
  }

  private URI root() {
    try {
      Path folder = new Path(dataFolder);
      Path whole = opened(folder).makeQualified(folder);
      return URI.create(whole.toUri().toString() + "/");
    } catch (IOException cause) {
      throw unlisted("the data folder", cause);
    }
  }
}
