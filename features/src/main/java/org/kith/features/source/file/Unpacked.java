package org.kith.features.source.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A packed file's content, as far as a file of that size can honestly hold: text packs some tens of
 * times, and a file made to fill disks a thousand times and more.
 */
final class Unpacked extends FilterInputStream {

  private static final long MOST_TIMES = 200;
  private static final long ALWAYS = 64L << 20;

  private final long most;
  private long read;

  /**
   * @param packed bytes of the file as it lies there
   */
  Unpacked(InputStream content, long packed) {
    super(content);
    this.most = Math.max(ALWAYS, MOST_TIMES * packed);
  }

  /**
   * @throws IOException once more came out of it than {@value #MOST_TIMES} times its size
   */
  @Override
  public int read() throws IOException {
    int one = in.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int got = in.read(into, from, length);
    count(Math.max(0, got));
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) throws IOException {
    read += bytes;
    if (read > most) {
      throw new IOException(
          "it unpacks to more than %d MB, %d times its size or more"
              .formatted(most >> 20, MOST_TIMES));
    }
  }
}
