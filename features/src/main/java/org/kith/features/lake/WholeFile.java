package org.kith.features.lake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * A file beside the tables that is written all at once: whoever reads finds what was there before
 * or all of the new content. It is written under another name, {@value #DRAFT} at its end, and then
 * takes the place of the old.
 */
public final class WholeFile {

  private static final String DRAFT = ".draft";

  private WholeFile() {}

  /** What writes a file's content. */
  @FunctionalInterface
  public interface Content {

    /** Writes it; the stream is closed by the caller. */
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, and the folders above it where they are missing.
   *
   * @throws IOException as the file system does; the old content then stays
   */
  public static void write(Path place, Configuration hadoop, Content content) throws IOException {
    FileContext files = FileContext.getFileContext(place.toUri(), hadoop);
    Path draft = place.suffix(DRAFT);
    try (OutputStream out =
        new BufferedOutputStream(
            files.create(
                draft,
                EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
                CreateOpts.createParent()))) {
      content.to(out);
    }
    files.rename(draft, place, Rename.OVERWRITE);
  }

  /** As {@link #write(Path, Configuration, Content)}, of text in UTF-8. */
  public static void write(Path place, Configuration hadoop, String text) throws IOException {
    write(place, hadoop, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
