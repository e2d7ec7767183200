package org.kith.features.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * One file of a source.
 *
 * @param uri where it is
 * @param name its path under the data folder, or all of it where it lies elsewhere
 * @param bytes its size as it lies there
 */
public record InputFile(String uri, String name, long bytes) implements Serializable {

  /** Opens it as it lies there. */
  public InputStream open(Configuration hadoop) throws IOException {
    Path path = new Path(uri);
    return path.getFileSystem(hadoop).open(path);
  }

  /**
   * Opens it unpacked, by the codec that the end of its name tells. What is packed more often than
   * text can be ends in an {@link IOException}.
   */
  public InputStream openUnpacked(Configuration hadoop) throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(new Path(uri));
    InputStream stored = open(hadoop);
    return codec == null ? stored : new Unpacked(codec.createInputStream(stored), bytes);
  }
}
