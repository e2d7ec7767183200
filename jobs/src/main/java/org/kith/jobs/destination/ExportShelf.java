package org.kith.jobs.destination;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.kith.jobs.destination.file.DigestedFile;

/**
 * The folder {@code LAKE/exports}, where finished exports stand and drafts do not show.
 *
 * <p>Files are written into a draft folder, which is renamed into place as the last step. The
 * rename is the only step that a reader can see, on file systems that rename a folder in one step.
 * Killed before it, a run leaves nothing but a draft, which the next run clears; killed after it,
 * the next run finds the same bytes and leaves them.
 */
final class ExportShelf implements Closeable {

  private static final String DRAFTS = ".drafts";

  private final FileSystem files;
  private final Path exports;
  private final Path drafts;

  /** Opens the shelf with a connection of its own, and clears what a killed run left. */
  ExportShelf(Path lakeRoot, Configuration hadoop) throws IOException {
    this.exports = new Path(lakeRoot, "exports");
    this.drafts = new Path(exports, DRAFTS);
    this.files = FileSystem.newInstance(exports.toUri(), hadoop);
    files.setWriteChecksum(false);
    files.delete(drafts, true);
  }

  /** The place of an export on the shelf. */
  Path placeOf(String segment, String release, String destination) {
    return new Path(new Path(new Path(exports, segment), release), destination);
  }

  /** A new, empty draft folder. */
  Path newDraft(String segment, String destination) throws IOException {
    Path draft = new Path(new Path(drafts, segment), destination);
    files.mkdirs(draft);
    return draft;
  }

  /** A new file of a draft. */
  DigestedFile create(Path draft, String name) throws IOException {
    return new DigestedFile(name, files.create(new Path(draft, name), true));
  }

  /** Writes a whole file of a draft. */
  void put(Path draft, String name, byte[] content) throws IOException {
    try (DigestedFile file = create(draft, name)) {
      file.write(content);
    }
  }

  /** Puts the draft into its place, unless the same already stands there. */
  void publish(Path draft, Path place) throws IOException {
    if (files.exists(place)) {
      if (sameManifest(draft, place)) {
        return;
      }
      files.delete(place, true);
    }
    files.mkdirs(place.getParent());
    if (!files.rename(draft, place)) {
      throw new IOException("the export cannot be renamed to " + place);
    }
  }

  /** Takes an export off the shelf, if it stands there. */
  void withdraw(Path place) throws IOException {
    files.delete(place, true);
  }

  /** Clears the drafts. */
  @Override
  public void close() throws IOException {
    try (files) {
      files.delete(drafts, true);
    }
  }

  private boolean sameManifest(Path draft, Path place) throws IOException {
    try {
      return Arrays.equals(
          bytes(new Path(draft, Exports.MANIFEST)), bytes(new Path(place, Exports.MANIFEST)));
    } catch (FileNotFoundException unfinished) {
      return false;
    }
  }

  private byte[] bytes(Path path) throws IOException {
    try (var in = files.open(path)) {
      return in.readAllBytes();
    }
  }
}
