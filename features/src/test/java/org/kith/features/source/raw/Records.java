package org.kith.features.source.raw;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads records from bytes in memory. */
final class Records {

  static final Layout THREE = new Layout(false, "UTF-8", ',', '"', false, List.of("a", "b", "c"));

  private Records() {}

  static List<RawRecord> of(Layout layout, byte[] bytes) {
    List<RawRecord> all = new ArrayList<>();
    try (RecordReader records = RecordReader.of(new ByteArrayInputStream(bytes), layout)) {
      for (RawRecord next = records.next(); next != null; next = records.next()) {
        all.add(next);
      }
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
    return all;
  }

  /** A record as {@code line: cells joined by a bar} or {@code line: !rule}. */
  static List<String> told(Layout layout, byte[] bytes) {
    return of(layout, bytes).stream()
        .map(
            r ->
                r.line()
                    + ": "
                    + (r.fault() == null ? String.join("|", r.cells()) : "!" + r.fault()))
        .toList();
  }

  static List<String> told(String text) {
    return told(THREE, text.getBytes(StandardCharsets.UTF_8));
  }
}
