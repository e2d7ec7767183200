package org.kith.jobs.erase;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.kith.features.lake.Lake;
import org.kith.features.lake.WholeFile;
import org.kith.jobs.destination.Exports;
import org.kith.jobs.destination.dialect.Operation;
import org.kith.jobs.erase.sheet.Sheet;
import org.kith.jobs.erase.sheet.Sheets;

/**
 * Writes export files again without a person, their manifests with them, and a remove file for each
 * audience that a platform may have: the person's rows in the platform's dialect, as they were
 * handed out, outside the lake.
 */
final class ErasedExports {

  /** What a night that was killed has left. */
  private static final String DRAFTS = ".drafts";

  private final FileSystem files;
  private final Path exports;
  private final Needles needles;
  private final Sheets sheets;
  private final java.nio.file.Path removals;
  private final TreeSet<String> changed = new TreeSet<>();
  private final List<String> removalFiles = new ArrayList<>();

  ErasedExports(Lake lake, Needles needles, java.nio.file.Path removals) {
    this.exports = new Path(lake.root(), "exports");
    this.needles = needles;
    this.removals = removals;
    try {
      this.files = exports.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot reach " + exports, cause);
    }
    this.sheets = new Sheets(lake.spark(), files);
  }

  /** Rewrites every file that names the person. */
  void rewrite() {
    try {
      if (!files.exists(exports)) {
        return;
      }
      files.delete(new Path(exports, DRAFTS), true);
      TreeSet<Path> folders = new TreeSet<>();
      RemoteIterator<LocatedFileStatus> found = files.listFiles(exports, true);
      while (found.hasNext()) {
        Path file = found.next().getPath();
        if (file.getName().equals(Exports.MANIFEST)) {
          folders.add(file.getParent());
        }
      }
      for (Path folder : folders) {
        rewrite(folder);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("an export cannot be rewritten", cause);
    }
  }

  /** Folders below {@code exports} that were changed. */
  List<String> changed() {
    return List.copyOf(changed);
  }

  /** Remove files, outside the lake. */
  List<String> removals() {
    return List.copyOf(removalFiles);
  }

  private void rewrite(Path folder) throws IOException {
    Path place = new Path(folder, Exports.MANIFEST);
    ErasedManifest manifest;
    try (var in = files.open(place)) {
      manifest = ErasedManifest.read(in);
    }
    for (String name : manifest.files()) {
      Path file = new Path(folder, name);
      Optional<Sheet> sheet = sheets.open(file, manifest.dialect(), manifest.idColumns());
      Optional<Sheet> theirs =
          sheet.map(all -> all.of(needles::isCell)).filter(rows -> !rows.isEmpty());
      if (theirs.isPresent()) {
        if (name.startsWith(Operation.WHOLE.stem())) {
          removalFor(file, theirs.get());
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        manifest.put(sheet.get().without(needles::isCell).write(name, content));
        replace(place, manifest.json());
        replace(file, content.toByteArray());
        changed.add(place(folder));
      }
    }
  }

  private void removalFor(Path audience, Sheet rows) throws IOException {
    Files.createDirectories(removals);
    String part = audience.getName().substring(Operation.WHOLE.stem().length());
    java.nio.file.Path file =
        removals.resolve(
            place(audience.getParent()).replace('/', '.') + "." + Operation.REMOVE.stem() + part);
    try (OutputStream out = Files.newOutputStream(file)) {
      rows.write(file.getFileName().toString(), out);
    }
    removalFiles.add(file.toString());
  }

  private void replace(Path place, byte[] content) throws IOException {
    WholeFile.write(place, files.getConf(), out -> out.write(content));
  }

  private String place(Path folder) {
    String path = folder.toUri().getPath();
    return path.substring(path.lastIndexOf("/exports/") + "/exports/".length());
  }
}
