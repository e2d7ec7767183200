package org.kith.jobs.world.file;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder that a world is written to. Files are written aside and put in place when all of a
 * block's are whole, so that a second attempt at a block leaves the same files as the first.
 */
public final class Folder implements AutoCloseable {

  private static final String ASIDE = "_making";

  private final FileSystem files;
  private final Path root;
  private final String attempt;
  private final List<String> written = new ArrayList<>();

  /**
   * @param attempt name of this attempt at a part of the world, unlike that of any other
   */
  public Folder(Configuration hadoop, String root, String attempt) throws IOException {
    this.root = new Path(root);
    this.attempt = attempt;
    URI uri =
        this.root.toUri().getScheme() == null
            ? FileSystem.getDefaultUri(hadoop)
            : this.root.toUri();
    files = FileSystem.newInstance(uri, hadoop);
    files.setWriteChecksum(false);
  }

  /** A file that appears under that name at {@link #publish}. */
  FSDataOutputStream create(String name) throws IOException {
    written.add(name);
    return files.create(aside(name), true);
  }

  /** Puts everything written so far in place. */
  public void publish() throws IOException {
    for (String name : written) {
      Path place = new Path(root, name);
      files.mkdirs(place.getParent());
      files.delete(place, false);
      if (!files.rename(aside(name), place)) {
        throw new IOException("cannot put " + place + " in place");
      }
    }
    written.clear();
    files.delete(new Path(new Path(root, ASIDE), attempt), true);
  }

  /** Writes a small file. */
  public void write(String name, byte[] bytes) throws IOException {
    try (OutputStream out = create(name)) {
      out.write(bytes);
    }
  }

  /** Whether there is such a file or folder. */
  public boolean has(String name) throws IOException {
    return files.exists(new Path(root, name));
  }

  /** Removes a file or folder, whatever is in it. */
  public void remove(String name) throws IOException {
    files.delete(new Path(root, name), true);
  }

  /** Removes what attempts that died have left. */
  public void tidy() throws IOException {
    remove(ASIDE);
  }

  private Path aside(String name) {
    return new Path(root, ASIDE + "/" + attempt + "/" + name);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
