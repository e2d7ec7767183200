package org.kith.jobs.portal.count;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.jobs.portal.count.CrowdDocument.StoredSet;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * The file {@code LAKE/shelf/RELEASE/people.bits}: eight letters {@code KITHBITS}, the head's
 * length as a 32-bit integer, the head as JSON, and the bitmaps one after the other in Roaring's
 * own portable format. A person is a number that means nothing outside the file.
 */
public final class CrowdFile {

  /** Its name in a release's folder of the shelf. */
  public static final String NAME = "people.bits";

  private static final byte[] MAGIC = {'K', 'I', 'T', 'H', 'B', 'I', 'T', 'S'};
  private static final ObjectMapper JSON = new ObjectMapper();

  private CrowdFile() {}

  /**
   * Writes a crowd.
   *
   * @param plan all but the sets
   * @param sets by name, in the order to write
   */
  public static void write(OutputStream to, CrowdDocument plan, Map<String, RoaringBitmap> sets)
      throws IOException {
    List<StoredSet> stored = new ArrayList<>();
    sets.forEach(
        (name, set) -> {
          set.runOptimize();
          stored.add(new StoredSet(name, set.serializedSizeInBytes(), set.getLongCardinality()));
        });
    byte[] head =
        JSON.writeValueAsBytes(
            new CrowdDocument(
                plan.release(),
                plan.people(),
                stored,
                plan.tags(),
                plan.segments(),
                plan.destinations()));
    DataOutputStream out = new DataOutputStream(to);
    out.write(MAGIC);
    out.writeInt(head.length);
    out.write(head);
    for (RoaringBitmap set : sets.values()) {
      set.serialize(out);
    }
    out.flush();
  }

  /**
   * Opens a crowd; its bitmaps stay in the file, which the system maps into memory as needed.
   *
   * @throws IOException when it is not there, or not what we wrote
   */
  public static Crowd read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      ByteBuffer start = ByteBuffer.allocate(MAGIC.length + Integer.BYTES);
      fill(in, start, 0);
      byte[] magic = new byte[MAGIC.length];
      start.flip().get(magic);
      int headBytes = start.getInt();
      if (!java.util.Arrays.equals(magic, MAGIC) || headBytes < 0 || headBytes > in.size()) {
        throw new IOException(file + " holds no crowd");
      }
      ByteBuffer head = ByteBuffer.allocate(headBytes);
      fill(in, head, start.capacity());
      CrowdDocument document = JSON.readValue(head.array(), CrowdDocument.class);
      Map<String, ImmutableRoaringBitmap> sets = new LinkedHashMap<>();
      long at = start.capacity() + (long) headBytes;
      for (StoredSet set : document.sets()) {
        ByteBuffer mapped = in.map(FileChannel.MapMode.READ_ONLY, at, set.bytes());
        sets.put(set.name(), new ImmutableRoaringBitmap(mapped.order(ByteOrder.LITTLE_ENDIAN)));
        at += set.bytes();
      }
      return new Crowd(document, sets);
    }
  }

  private static void fill(FileChannel in, ByteBuffer buffer, long from) throws IOException {
    long at = from;
    while (buffer.hasRemaining()) {
      int read = in.read(buffer, at);
      if (read < 0) {
        throw new IOException("the file ends in its head");
      }
      at += read;
    }
  }
}
